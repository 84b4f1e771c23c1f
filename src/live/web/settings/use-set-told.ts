import { useLingui } from '@lingui/react/macro';
import { toast, toastProblem } from '../../../platform/web/ui/index.ts';
import type { Layers } from '../../contract/rights.ts';
import type { Change } from './layers.ts';

type Setting = {
  mutate: (
    change: Change,
    told: { onSuccess: () => void; onError: (error: unknown) => void },
  ) => void;
};

/** Sets one switch of a layer, says so, and offers to take it back. */
export function useSetTold(setting: Setting, layer: keyof Layers) {
  const { t } = useLingui();
  return (layers: Layers, change: Change) => {
    const before = layers[layer][change.right] ?? null;
    const takeBack = () =>
      setting.mutate(
        { ...change, value: before },
        { onSuccess: () => toast(t`C’est comme avant.`), onError: toastProblem },
      );
    setting.mutate(change, {
      onSuccess: () =>
        toast(t`C’est réglé, aussi dans les cours qui ont lieu maintenant.`, takeBack),
      onError: toastProblem,
    });
  };
}
