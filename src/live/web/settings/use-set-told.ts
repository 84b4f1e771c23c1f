import { useLingui } from '@lingui/react/macro';
import { changeTold, toast } from '../../../platform/web/ui/index.ts';
import type { Layers } from '../../contract/rights.ts';
import type { Change } from './layers.ts';

type Setting = {
  mutateAsync: (change: Change, told: { onError: (error: unknown) => void }) => Promise<unknown>;
};

/** Sets one switch of a layer, says so, and offers to take it back. */
export function useSetTold(setting: Setting, layer: keyof Layers) {
  const { t } = useLingui();
  return (layers: Layers, change: Change) => {
    const before = layers[layer][change.right] ?? null;
    const takeBack = () =>
      changeTold(setting, { ...change, value: before }, () => toast(t`C’est comme avant.`));
    changeTold(setting, change, () =>
      toast(t`C’est réglé, aussi dans les cours qui ont lieu maintenant.`, takeBack),
    );
  };
}
