import type { PersonPageView } from '../../contract/person-views.ts';
import { CorrectDialog } from './CorrectDialog.tsx';
import { GuardianDialog } from './GuardianDialog.tsx';
import { LimitsDialog } from './LimitsDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RoleDialog } from './RoleDialog.tsx';

/** The question on the screen about this person, if any. */
export type PersonDialog = 'correct' | 'role' | 'limits' | 'guardian' | 'remove' | null;

type Props = {
  dialog: PersonDialog;
  person: PersonPageView;
  onClose: () => void;
  onRemoved: () => void;
};

export function PersonDialogs({ dialog, person, onClose, onRemoved }: Props) {
  if (dialog === 'correct') return <CorrectDialog person={person} onClose={onClose} />;
  if (dialog === 'role') return <RoleDialog person={person} onClose={onClose} />;
  if (dialog === 'limits') return <LimitsDialog person={person} onClose={onClose} />;
  if (dialog === 'guardian') return <GuardianDialog person={person} onClose={onClose} />;
  if (dialog === 'remove')
    return <RemoveDialog person={person} onClose={onClose} onRemoved={onRemoved} />;
  return null;
}
