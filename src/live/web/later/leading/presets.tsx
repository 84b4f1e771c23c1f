import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Trash2, Undo2 } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Right, rights, type RightSettings } from '../../../../access/contract/rights.ts';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { ProblemNotice } from '../../../../platform/web/ui/ProblemNotice.tsx';
import { TextField } from '../../../../platform/web/ui/TextField.tsx';
import { givenPresetNames, givenPresets } from '../../../contract/given-presets.ts';
import type { PresetView } from '../../../contract/preset-routes.ts';
import { useGivenPresetWords } from './preset-words.ts';
import styles from './presets.module.css';
import { type Done, usePresets } from './use-presets.ts';

/** What each right is for everybody in a lesson. */
export type Present = { readonly [R in Right]: boolean };

/** Is the lesson as this preset would make it? */
const isAs = (present: Present, preset: RightSettings) =>
  rights.every((right) => preset[right] === undefined || preset[right] === present[right]);

type Props = {
  meetingId: string;
  /** What is kept under a name. */
  present: Present;
  onApplied?: (rights: RightSettings) => void;
};

/** Sets of rights under a name: one press puts one in the place of what the lesson has, another takes it back. */
export function Presets({ meetingId, present, onApplied }: Props) {
  const { t } = useLingui();
  const words = useGivenPresetWords();
  const presets = usePresets(meetingId, onApplied);
  const isBusy = presets.pending !== null;
  return (
    <section className={styles.presets} aria-label={t`Préréglages`}>
      <h3>
        <Trans>Préréglages</Trans>
      </h3>
      <ul className={styles.list}>
        {givenPresetNames.map((given) => (
          <li key={given}>
            <Apply
              what={words[given].what}
              isOn={isAs(present, givenPresets[given])}
              isBusy={isBusy}
              onApply={() => presets.apply(words[given].name, givenPresets[given])}
            >
              {words[given].name}
            </Apply>
          </li>
        ))}
        {presets.own.map((preset) => (
          <Own
            key={preset.presetId}
            preset={preset}
            isOn={isAs(present, preset.rights)}
            isBusy={isBusy}
            onApply={() => presets.apply(preset.name, preset.rights)}
            onForget={() => presets.forget(preset)}
          />
        ))}
      </ul>
      <DoneWord done={presets.done} isBusy={isBusy} onUndo={presets.takeBack} />
      <Keep isBusy={isBusy} onKeep={(name) => presets.save(name, present)} />
      {presets.problem === null ? null : <ProblemNotice error={presets.problem} />}
    </section>
  );
}

type ApplyProps = { isOn: boolean; isBusy: boolean; onApply: () => void };

function Apply({
  what,
  isOn,
  isBusy,
  onApply,
  children,
}: ApplyProps & { what?: string; children: ReactNode }) {
  return (
    <button
      type="button"
      className={buttonLook({ look: 'quiet', size: 'small' })}
      title={what}
      aria-current={isOn}
      aria-disabled={isBusy}
      onClick={onApply}
    >
      {isOn ? <Check size={18} aria-hidden /> : null}
      {children}
    </button>
  );
}

type OwnProps = ApplyProps & { preset: PresetView; onForget: () => void };

function Own({ preset, onForget, ...apply }: OwnProps) {
  const { t } = useLingui();
  return (
    <li className={styles.own}>
      <Apply {...apply}>{preset.name}</Apply>
      <button
        type="button"
        className={buttonLook({ look: 'plain', size: 'small', square: true })}
        aria-label={t`Oublier le préréglage ${preset.name}`}
        aria-disabled={apply.isBusy}
        onClick={onForget}
      >
        <Trash2 size={18} aria-hidden />
      </button>
    </li>
  );
}

/** What was just done, said to everybody, with the way back. */
function DoneWord({
  done,
  isBusy,
  onUndo,
}: {
  done: Done | null;
  isBusy: boolean;
  onUndo: () => void;
}) {
  const { t } = useLingui();
  const said =
    done?.kind === 'applied'
      ? t`«\u00a0${done.name}\u00a0» est appliqué à ce cours.`
      : t`C’est oublié.`;
  return (
    <div role="status">
      {done ? (
        <p className={styles.done}>
          <span>{said}</span>
          <button
            type="button"
            className={buttonLook({ look: 'ghost', size: 'small' })}
            aria-disabled={isBusy}
            onClick={onUndo}
          >
            <Undo2 size={18} aria-hidden />
            <Trans>Rétablir</Trans>
          </button>
        </p>
      ) : null}
    </div>
  );
}

/** Keeps what is set now under a name, for oneself. */
function Keep({ isBusy, onKeep }: { isBusy: boolean; onKeep: (name: string) => Promise<boolean> }) {
  const { t } = useLingui();
  const [name, setName] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (name?.trim() && (await onKeep(name.trim()))) setName(null);
  };
  if (name === null)
    return (
      <button
        type="button"
        className={buttonLook({ look: 'plain', size: 'small' })}
        onClick={() => setName('')}
      >
        <Trans>Garder ces droits sous un nom…</Trans>
      </button>
    );
  return (
    <form className={styles.keep} onSubmit={(event) => void send(event)}>
      <TextField
        label={t`Nom du préréglage`}
        value={name}
        onChange={setName}
        maxLength={40}
        // A field that the person asked for takes the focus.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <button
        type="submit"
        className={buttonLook({ look: 'primary' })}
        aria-disabled={isBusy || name.trim() === ''}
      >
        <Trans>Garder</Trans>
      </button>
    </form>
  );
}
