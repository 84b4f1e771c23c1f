import { Trans } from '@lingui/react/macro';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { sayProblem } from '../../../../platform/web/index.ts';
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx';

/** Why something that was asked from a menu, which is closed by now, was not done. */
export function ProblemDialog({ error, onClose }: { error: unknown; onClose: () => void }) {
  const { title, remedy } = sayProblem(error);
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      dismissable
      footer={
        <button type="button" className={buttonLook()} onClick={onClose}>
          <Trans>Fermer</Trans>
        </button>
      }
    >
      <p role="alert">{remedy}</p>
    </Dialog>
  );
}
