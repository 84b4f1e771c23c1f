import { useLingui } from '@lingui/react/macro';
import { Dialog, ProblemNotice, toast } from '../../../platform/web/ui/index.ts';
import { listedName } from '../../contract/names.ts';
import type { PersonPageView } from '../../contract/person-views.ts';
import { useGuardian } from './people.ts';
import { PersonPicker } from './PersonPicker.tsx';

type Props = { person: PersonPageView; onClose: () => void };

export function GuardianDialog({ person, onClose }: Props) {
  const { t } = useLingui();
  const link = useGuardian(person.personId);
  return (
    <Dialog title={t`Ajouter un responsable`} isOpen onClose={onClose}>
      {link.error ? <ProblemNotice error={link.error} /> : null}
      <PersonPicker
        label={t`Chercher parmi les responsables inscrits`}
        filter={{ role: 'guardian' }}
        without={person.record?.guardians.map(({ personId }) => personId) ?? []}
        onPick={(guardian) =>
          link.mutate(
            { guardianId: guardian.personId, linked: true },
            {
              onSuccess: () => {
                toast(t`${listedName(guardian.name)} est responsable de cet élève.`);
                onClose();
              },
            },
          )
        }
      />
    </Dialog>
  );
}
