import { Trans, useLingui } from '@lingui/react/macro';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx';
import { useSession } from '../../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../../people/use-action.ts';
import { remakeClass } from '../../session/api.ts';
import styles from './dialogs.module.css';

/** A disturbed lesson is closed and opened again in one gesture; what happens is said before. */
export function RemakeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { seatId } = useSession();
  const { pending, problem, run } = useAction();
  const remake = async () => {
    // The page follows by the event that it is told, as the pupils' pages do.
    if (await run('remake', () => remakeClass({ params: { seatId } }))) onClose();
  };
  return (
    <Dialog
      title={t`Refaire le cours\u00a0?`}
      isOpen
      onClose={onClose}
      dismissable
      footer={
        <>
          <button type="button" className={buttonLook({ look: 'ghost' })} onClick={onClose}>
            <Trans>Annuler</Trans>
          </button>
          <button
            type="button"
            className={buttonLook({ look: 'danger' })}
            onClick={() => void remake()}
            aria-disabled={pending !== null}
          >
            <Trans>Refaire le cours</Trans>
          </button>
        </>
      }
    >
      <ul className={styles.points}>
        <li>
          <Trans>Tous les liens et accès de ce cours s’arrêtent tout de suite.</Trans>
        </li>
        <li>
          <Trans>Les personnes présentes passent seules dans la nouvelle salle.</Trans>
        </li>
        <li>
          <Trans>Les exclus restent dehors, et ceux qui attendent à la porte sortent.</Trans>
        </li>
        <li>
          <Trans>
            Un élève absent revient en se connectant, ou par un nouveau lien pris dans votre
            semaine.
          </Trans>
        </li>
      </ul>
      <ActionProblem error={problem} />
    </Dialog>
  );
}
