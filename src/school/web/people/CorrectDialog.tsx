import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Dialog, toast } from '../../../platform/web/ui/index.ts';
import type { PersonPageView } from '../../contract/person-views.ts';
import { FormFooter } from './FormFooter.tsx';
import { useCorrect } from './people.ts';
import { PERSON_FORM, PersonForm, writtenOf } from './PersonForm.tsx';

type Props = { person: PersonPageView; onClose: () => void };

export function CorrectDialog({ person, onClose }: Props) {
  const { t } = useLingui();
  const { name, record } = person;
  const [draft, setDraft] = useState({
    family: name.family,
    given: name.given,
    title: name.title ?? '',
    email: record?.email ?? '',
  });
  const [tried, setTried] = useState(false);
  const correct = useCorrect(person.personId);
  const send = () =>
    correct.mutate(writtenOf(draft), {
      onSuccess: () => {
        toast(t`La fiche est corrigée.`);
        onClose();
      },
    });
  return (
    <Dialog
      title={t`Corriger la fiche`}
      isOpen
      onClose={onClose}
      footer={
        <FormFooter
          form={PERSON_FORM}
          label={t`Enregistrer`}
          saving={correct.isPending}
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
        error={correct.error}
        pupil={person.role === 'pupil'}
      />
    </Dialog>
  );
}
