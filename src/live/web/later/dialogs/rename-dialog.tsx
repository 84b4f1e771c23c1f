import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx';
import { TextField } from '../../../../platform/web/ui/TextField.tsx';
import { useClass, useSession } from '../../page/context.ts';
import { useAction } from '../../people/use-action.ts';
import { renameGuest } from '../../session/api.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import styles from './dialogs.module.css';

/** Guests typed their names themselves: who leads the class corrects what they read. */
export function RenameDialog({ seatId, onClose }: { seatId: string; onClose: () => void }) {
  const { t } = useLingui();
  const session = useSession();
  const seat = useClass(({ seats }) => seats.get(seatId));
  const { pending, problem, run } = useAction();
  const [given, setGiven] = useState(seat?.name.given ?? '');
  const [family, setFamily] = useState(seat?.name.family ?? '');
  if (!seat) return null;
  const save = async () => {
    const body = { seatId, given, family };
    const isDone = await run('rename', () =>
      renameGuest({ params: { seatId: session.seatId }, body }),
    );
    if (isDone) onClose();
  };
  return (
    <Dialog
      title={t`Corriger le nom de l’invité`}
      isOpen
      onClose={onClose}
      dismissable
      footer={
        <>
          <button type="button" className={buttonLook({ look: 'ghost' })} onClick={onClose}>
            <Trans>Annuler</Trans>
          </button>
          <button
            type="submit"
            form="rename"
            className={buttonLook({ look: 'primary' })}
            aria-disabled={pending !== null}
          >
            <Trans>Corriger</Trans>
          </button>
        </>
      }
    >
      <form
        id="rename"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>
          <Trans>Tout le monde voit le nouveau nom, toujours avec la mention « invité ».</Trans>
        </p>
        <TextField label={t`Prénom`} value={given} onChange={setGiven} autoComplete="off" />
        <TextField
          label={t`Nom de famille`}
          value={family}
          onChange={setFamily}
          autoComplete="off"
        />
      </form>
      <ActionProblem error={problem} />
    </Dialog>
  );
}
