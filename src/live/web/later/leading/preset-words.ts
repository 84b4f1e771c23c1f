import { useLingui } from '@lingui/react/macro';
import type { GivenPresetName } from '../../../contract/given-presets.ts';

/** How the presets that everybody has are called, and what they are for. */
export function useGivenPresetWords(): Record<GivenPresetName, { name: string; what: string }> {
  const { t } = useLingui();
  return {
    test: {
      name: t`Contrôle`,
      what: t`Chacun ne voit que qui enseigne, et n’écrit qu’aux professeurs.`,
    },
    debate: { name: t`Débat`, what: t`Micros et caméras ouverts à tous, tout le monde se voit.` },
    talk: {
      name: t`Exposé`,
      what: t`Tout le monde écoute\u00a0; on donne le micro et l’écran à qui parle.`,
    },
  };
}
