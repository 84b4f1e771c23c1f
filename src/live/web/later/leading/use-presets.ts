import { useEffect, useState } from 'react';
import type { RightSettings } from '../../../../access/contract/rights.ts';
import type { PresetView } from '../../../contract/preset-routes.ts';
import { useAction } from '../../people/use-action.ts';
import { applyRights, deletePreset, listPresets, savePreset } from './presets-api.ts';

/** What was just done, and how it is taken back. */
export type Done = { kind: 'applied' | 'forgotten'; name: string; undo: () => Promise<unknown> };

/**
 * One's presets of rights, and what is done with them in one lesson.
 * @param onApplied told of the lesson's switches once they are others
 */
export function usePresets(meetingId: string, onApplied?: (rights: RightSettings) => void) {
  const { pending, problem, run } = useAction();
  const [own, setOwn] = useState<readonly PresetView[]>([]);
  const [unread, setUnread] = useState<unknown>(null);
  const [done, setDone] = useState<Done | null>(null);
  useEffect(() => {
    let isWanted = true;
    listPresets({})
      .then(({ presets }) => isWanted && setOwn(presets))
      .catch((error: unknown) => isWanted && setUnread(error));
    return () => void (isWanted = false);
  }, []);

  const put = async (rights: RightSettings) => {
    const { before } = await applyRights({ params: { meetingId }, body: { rights } });
    onApplied?.(rights);
    return before;
  };
  const keep = async (name: string, rights: RightSettings) => {
    const kept = await savePreset({ body: { name, rights } });
    setOwn((now) => [...now, kept].sort((a, b) => a.name.localeCompare(b.name, 'fr')));
  };
  return {
    own,
    pending,
    problem: problem ?? unread,
    done,
    apply: (name: string, rights: RightSettings) =>
      void run(name, async () => {
        const before = await put(rights);
        setDone({ kind: 'applied', name, undo: () => put(before) });
      }),
    save: (name: string, rights: RightSettings) => run('save', () => keep(name, rights)),
    forget: (preset: PresetView) =>
      void run(preset.presetId, async () => {
        await deletePreset({ params: { presetId: preset.presetId } });
        setOwn((now) => now.filter(({ presetId }) => presetId !== preset.presetId));
        const { name, rights } = preset;
        setDone({ kind: 'forgotten', name, undo: () => keep(name, rights) });
      }),
    takeBack: () =>
      done &&
      void run('undo', async () => {
        await done.undo();
        setDone(null);
      }),
  };
}
