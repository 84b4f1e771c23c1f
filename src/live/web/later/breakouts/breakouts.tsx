import { useLingui } from '@lingui/react/macro';
import { addSentences } from '../../../../platform/web/index.ts';
import { SidePanel } from '../../page/side-panel.tsx';
import { useClass, useInClass } from '../../page/context.ts';
import { closePanel } from '../../page/ui-state.ts';
import { OpenBreakouts } from './open-breakouts.tsx';
import { Planning } from './planning.tsx';
import { breakoutSentences } from './sentences.ts';

addSentences(breakoutSentences);

/** The breakouts, for hosts: prepared, then led. */
export default function Breakouts() {
  const { ui } = useInClass();
  const { t } = useLingui();
  const set = useClass(({ breakouts }) => breakouts);
  return (
    <SidePanel title={t`Ateliers`} closeLabel={t`Fermer ce panneau`} onClose={() => closePanel(ui)}>
      {set ? <OpenBreakouts set={set} /> : <Planning />}
    </SidePanel>
  );
}
