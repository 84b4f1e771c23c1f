import { Trans, useLingui } from '@lingui/react/macro';
import { buttonLook } from '../../../platform/web/looks/index.ts';
import { Dialog } from '../../../platform/web/ui/Dialog.tsx';
import { calledName } from '../../../school/contract/names.ts';
import { useClass, useSession } from '../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../people/use-action.ts';
import { remove } from '../session/api.ts';

/** Excluding cannot be taken back by the pupil: it is confirmed by naming the person. */
export function RemoveDialog({ seatId, onClose }: { seatId: string; onClose: () => void }) {
  const { t } = useLingui();
  const session = useSession();
  const seat = useClass(({ seats }) => seats.get(seatId));
  const { pending, problem, run } = useAction();
  if (!seat) return null;
  const name = calledName(seat.name);
  const exclude = async () => {
    const isDone = await run('remove', () =>
      remove({ params: { seatId: session.seatId }, body: { seatId } }),
    );
    if (isDone) onClose();
  };
  return (
    <Dialog
      title={t`Exclure ${name} du cours ?`}
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
            onClick={() => void exclude()}
            aria-disabled={pending !== null}
          >
            <Trans>Exclure {name}</Trans>
          </button>
        </>
      }
    >
      <p>
        <Trans>
          {name} sort tout de suite du cours, et ne peut plus y revenir jusqu’à la fin, même avec un
          autre appareil.
        </Trans>
      </p>
      <ActionProblem error={problem} />
    </Dialog>
  );
}
