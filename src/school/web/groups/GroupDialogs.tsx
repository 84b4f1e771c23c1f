import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Choices, Dialog } from '../../../platform/web/ui/index.ts';
import { fitsGroup } from '../../contract/role-kinds.ts';
import type { GroupPageView } from '../../contract/routes.ts';
import { PersonPicker } from '../people/PersonPicker.tsx';
import styles from '../school.module.css';
import { GroupFormDialog } from './GroupFormDialog.tsx';
import { useMembers } from './use-members.ts';

/** The question on the screen about this group, if any. */
export type GroupDialog = 'write' | 'pupil' | 'staff' | null;

type Props = { view: GroupPageView; onClose: () => void };

export function GroupDialogs({ dialog, ...rest }: Props & { dialog: GroupDialog }) {
  if (dialog === 'write') return <GroupFormDialog group={rest.view.group} onClose={rest.onClose} />;
  if (dialog === 'pupil') return <PupilDialog {...rest} />;
  if (dialog === 'staff') return <StaffDialog {...rest} />;
  return null;
}

/** One after another: the dialog stays open. */
function PupilDialog({ view: { group, people }, onClose }: Props) {
  const { t } = useLingui();
  const { put } = useMembers(group);
  return (
    <Dialog title={t`Ajouter un élève`} isOpen onClose={onClose}>
      <PersonPicker
        label={t`Chercher un élève`}
        filter={{ role: 'pupil' }}
        without={people.map(({ personId }) => personId)}
        note={({ groups }) =>
          groups.length === 0 ? t`à répartir` : t`actuellement en ${groups.join(', ')}`
        }
        onPick={({ personId, name }) => put({ personId, name, as: 'pupil' })}
      />
    </Dialog>
  );
}

function StaffDialog({ view: { group, staff }, onClose }: Props) {
  const { t } = useLingui();
  const [as, setAs] = useState<'teacher' | 'assistant'>('teacher');
  const { put } = useMembers(group);
  return (
    <Dialog title={t`Ajouter qui enseigne ou assiste`} isOpen onClose={onClose}>
      <div className={styles.form}>
        <Choices
          label={t`Place dans le groupe`}
          value={as}
          onChange={setAs}
          options={[
            { value: 'teacher', label: t`enseigne` },
            { value: 'assistant', label: t`assiste` },
          ]}
        />
        <PersonPicker
          label={t`Chercher une personne`}
          filter={{}}
          without={staff.map(({ personId }) => personId)}
          fits={({ role }) => fitsGroup(role, as)}
          onPick={({ personId, name }) => put({ personId, name, as })}
        />
      </div>
    </Dialog>
  );
}
