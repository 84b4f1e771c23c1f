import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { roles, type Role } from '../../../access/contract/actors.ts';
import { Dialog, Select, toast } from '../../../platform/web/ui/index.ts';
import { listedName } from '../../contract/names.ts';
import { FormFooter } from './FormFooter.tsx';
import { useAddPerson } from './people.ts';
import { emptyDraft, PERSON_FORM, PersonForm, writtenOf } from './PersonForm.tsx';
import { roleWords } from './words.ts';

type Props = { onClose: () => void; onAdded: (personId: string) => void };

/** Adds somebody by hand; the head alone is named on the page of somebody who is already there. */
export function AddPersonDialog({ onClose, onAdded }: Props) {
  const { t, i18n } = useLingui();
  const [draft, setDraft] = useState(emptyDraft);
  const [role, setRole] = useState<Role>('pupil');
  const [tried, setTried] = useState(false);
  const add = useAddPerson();
  const send = () => {
    const written = writtenOf(draft);
    add.mutate(
      { ...written, role },
      {
        onSuccess: ({ personId }) => {
          toast(t`${listedName(written.name)} a maintenant une fiche.`);
          onAdded(personId);
        },
      },
    );
  };
  return (
    <Dialog
      title={t`Ajouter une personne`}
      isOpen
      onClose={onClose}
      footer={
        <FormFooter
          form={PERSON_FORM}
          label={t`Ajouter`}
          saving={add.isPending}
          onClose={onClose}
        />
      }
    >
      <PersonForm
        draft={draft}
        onDraft={setDraft}
        onSend={send}
        tried={tried}
        onTried={() => setTried(true)}
        error={add.error}
        pupil={role === 'pupil'}
      >
        <Select
          label={t`Rôle`}
          value={role}
          onChange={(value) => setRole(value as Role)}
          options={roles
            .filter((one) => one !== 'head' && one !== 'signatory')
            .map((one) => ({ value: one, label: i18n._(roleWords[one]) }))}
        />
      </PersonForm>
    </Dialog>
  );
}
