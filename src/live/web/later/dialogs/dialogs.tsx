import { useEffect } from 'react';
import { useClass, useInClass, useUi } from '../../page/context.ts';
import { type DialogName, openDialog } from '../../page/ui-state.ts';
import { DevicesDialog } from './devices-dialog.tsx';
import { DoorDialog } from './door-dialog.tsx';
import { FinishDialog } from './finish-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { ProblemDialog } from './problem-dialog.tsx';
import { RightsDialog } from './rights-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { RemakeDialog } from './remake-dialog.tsx';
import { ReactDialog } from '../tools/react-dialog.tsx';
import { TimerDialog } from '../tools/timer-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

/** The open dialog; all of them come in one file after the first picture. */
export default function Dialogs() {
  const { ui } = useInClass();
  const dialog = useUi((state) => state.dialog);
  const onClose = () => openDialog(ui, null);
  const isGone = useIsGone(dialog);
  // Unseen, it would keep the keys for itself, and be there again with whom it is about.
  useEffect(() => {
    if (isGone) openDialog(ui, null);
  }, [isGone, ui]);
  if (dialog?.kind === 'devices') return <DevicesDialog onClose={onClose} />;
  if (dialog?.kind === 'help') return <HelpDialog onClose={onClose} />;
  if (dialog?.kind === 'finish') return <FinishDialog onClose={onClose} />;
  if (dialog?.kind === 'remove') return <RemoveDialog seatId={dialog.seatId} onClose={onClose} />;
  if (dialog?.kind === 'rename') return <RenameDialog seatId={dialog.seatId} onClose={onClose} />;
  if (dialog?.kind === 'rights') return <RightsDialog seatId={dialog.seatId} onClose={onClose} />;
  if (dialog?.kind === 'problem') return <ProblemDialog error={dialog.error} onClose={onClose} />;
  if (dialog?.kind === 'timer') return <TimerDialog onClose={onClose} />;
  if (dialog?.kind === 'react') return <ReactDialog onClose={onClose} />;
  if (dialog?.kind === 'door') return <DoorDialog onClose={onClose} />;
  if (dialog?.kind === 'remake') return <RemakeDialog onClose={onClose} />;
  return null;
}

/** Whether somebody is away whom a dialog is about. Who knocks can be excluded; nothing else is set at the door. */
const useIsGone = (dialog: DialogName | null): boolean =>
  useClass(({ seats, knocking }) => {
    if (!dialog || !('seatId' in dialog) || dialog.seatId === null) return false;
    const isAtDoor = dialog.kind === 'remove' && knocking.has(dialog.seatId);
    return !isAtDoor && !seats.has(dialog.seatId);
  });
