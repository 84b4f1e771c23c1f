import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import type { Role } from '../../../access/contract/actors.ts';
import { Dialog, ProblemNotice, Select, toast } from '../../../platform/web/ui/index.ts';
import type { PersonPageView } from '../../contract/person-views.ts';
import { FormFooter } from './FormFooter.tsx';
import { useAppoint } from './people.ts';
import styles from './people.module.css';
import { roleWords } from './words.ts';

const ROLE_FORM = 'role';

type Props = { person: PersonPageView; onClose: () => void };

export function RoleDialog({ person, onClose }: Props) {
  const { t, i18n } = useLingui();
  const [role, setRole] = useState<Role>(person.role);
  const appoint = useAppoint(person.personId);
  const send = (event: FormEvent) => {
    event.preventDefault();
    appoint.mutate(role, {
      onSuccess: () => {
        toast(t`Le rôle est changé.`);
        onClose();
      },
    });
  };
  return (
    <Dialog
      title={t`Changer le rôle`}
      isOpen
      onClose={onClose}
      footer={
        <FormFooter
          form={ROLE_FORM}
          label={t`Enregistrer`}
          saving={appoint.isPending}
          onClose={onClose}
        />
      }
    >
      <form id={ROLE_FORM} className={styles.form} onSubmit={send}>
        {appoint.error ? <ProblemNotice error={appoint.error} /> : null}
        <Select
          label={t`Rôle`}
          value={role}
          onChange={(value) => setRole(value as Role)}
          options={person.roles.map((one) => ({ value: one, label: i18n._(roleWords[one]) }))}
        />
        <p className={styles.soft}>
          <Trans>
            Ce que cette personne avait ouvert se ferme aussitôt. Elle se connecte de nouveau et
            retrouve ce que son nouveau rôle permet.
          </Trans>
        </p>
      </form>
    </Dialog>
  );
}
