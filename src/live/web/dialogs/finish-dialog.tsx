import { Trans, useLingui } from '@lingui/react/macro';
import { DoorOpen, LogOut } from 'lucide-react';
import { buttonLook } from '../../../platform/web/looks/index.ts';
import { Dialog } from '../../../platform/web/ui/Dialog.tsx';
import { useInClass, useIsOfStaff, useSession } from '../page/context.ts';
import { useClassActions } from '../page/use-class-actions.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../people/use-action.ts';
import { endClass } from '../session/api.ts';
import styles from './dialogs.module.css';

/** The host's way out: alone, or with everybody. */
export function FinishDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const session = useSession();
  const isOfStaff = useIsOfStaff();
  const { onLeave } = useInClass();
  const { leave } = useClassActions();
  const { pending, problem, run } = useAction();
  const endForAll = async () => {
    const isDone = await run('end', () => endClass({ params: { seatId: session.seatId } }));
    if (!isDone) return;
    await session.stop();
    onLeave();
  };
  return (
    <Dialog
      title={isOfStaff ? t`Finir la réunion ?` : t`Finir le cours ?`}
      isOpen
      onClose={onClose}
      dismissable
    >
      <div className={styles.ways}>
        <button
          type="button"
          className={buttonLook({ look: 'danger', size: 'large', full: true })}
          onClick={() => void endForAll()}
          aria-disabled={pending !== null}
        >
          <DoorOpen size={22} aria-hidden />
          <Trans>Finir pour tout le monde</Trans>
        </button>
        <p>
          {isOfStaff ? (
            <Trans>Toutes les personnes présentes sortent.</Trans>
          ) : (
            <Trans>Tous les élèves sortent et les liens de ce cours ne s’ouvrent plus.</Trans>
          )}
        </p>
        <button
          type="button"
          className={buttonLook({ look: 'ghost', size: 'large', full: true })}
          onClick={() => void leave()}
        >
          <LogOut size={22} aria-hidden />
          <Trans>Sortir sans finir</Trans>
        </button>
        <p>
          {isOfStaff ? (
            <Trans>La réunion continue sans vous ; vous y revenez depuis votre semaine.</Trans>
          ) : (
            <Trans>
              La classe continue sans vous ; vous pourrez y revenir depuis votre semaine.
            </Trans>
          )}
        </p>
      </div>
      <ActionProblem error={problem} />
    </Dialog>
  );
}
