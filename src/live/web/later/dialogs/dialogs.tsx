import { useInClass, useUi } from '../../page/context.ts';
import { openDialog } from '../../page/ui-state.ts';
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
