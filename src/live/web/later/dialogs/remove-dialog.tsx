import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { Choices } from '../../../../platform/web/ui/Choices.tsx';
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx';
import { TextField } from '../../../../platform/web/ui/TextField.tsx';
import { calledName } from '../../../../school/contract/names.ts';
import type { BanReason, BanSpan } from '../../../../meeting/contract/bans.ts';
import { useClass, useIsOfStaff, useSession } from '../../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../../people/use-action.ts';
import { remove } from '../../session/api.ts';
import { useReasons, useSpans } from './ban-words.ts';
import styles from './dialogs.module.css';

/** Excluding cannot be taken back by the pupil: it is confirmed by naming the person. */
export function RemoveDialog({ seatId, onClose }: { seatId: string; onClose: () => void }) {
  const { t } = useLingui();
  const session = useSession();
  const seat = useClass(({ seats, knocking }) => seats.get(seatId) ?? knocking.get(seatId));
  const isOfStaff = useIsOfStaff();
  const { pending, problem, run } = useAction();
  const [reason, setReason] = useState<BanReason>('disturbs');
  const [lasts, setLasts] = useState<BanSpan>('lesson');
  const [note, setNote] = useState('');
  const reasons = useReasons();
  const spans = useSpans();
  if (!seat) return null;
  const name = calledName(seat.name);
  const exclude = async () => {
    const body = { seatId, lasts, reason, note: note.trim() === '' ? null : note };
    const isDone = await run('remove', () => remove({ params: { seatId: session.seatId }, body }));
    if (isDone) onClose();
  };
  return (
    <Dialog
      title={isOfStaff ? t`Exclure ${name} de la réunion ?` : t`Exclure ${name} du cours ?`}
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
      <div className={styles.form}>
        <p>
          <Trans>
            {name} sort tout de suite, et ne peut plus y revenir, même avec un autre appareil.
          </Trans>
        </p>
        {isOfStaff ? null : (
          <Choices
            label={t`Pour combien de temps`}
            value={lasts}
            onChange={setLasts}
            options={(['lesson', 'lifted'] as const).map((value) => ({
              value,
              label: spans[value],
            }))}
            {...(lasts === 'lifted'
              ? { hint: t`Vaut aussi pour vos prochains cours avec cette classe.` }
              : {})}
          />
        )}
        <Choices
          label={t`Motif`}
          value={reason}
          onChange={setReason}
          options={(['disturbs', 'words', 'intruder', 'other'] as const).map((value) => ({
            value,
            label: reasons[value],
          }))}
        />
        <TextField
          label={t`Précision, si utile`}
          hint={t`Lue seulement par ceux qui animent ce cours.`}
          value={note}
          onChange={setNote}
          maxLength={200}
          autoComplete="off"
        />
      </div>
      <ActionProblem error={problem} />
    </Dialog>
  );
}
