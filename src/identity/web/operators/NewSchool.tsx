import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import {
  Button,
  Choices,
  Dialog,
  focusFirstFault,
  ProblemNotice,
  TextField,
} from '../../../platform/web/ui/index.ts';
import type { InvitationView } from '../../contract/operators/routes.ts';
import { useCreateSchool } from './api.ts';
import { InvitationDialog } from './InvitationDialog.tsx';
import styles from './operators.module.css';

const empty = { uai: '', name: '', signatory: 'head', title: '', given: '', family: '' } as const;
type Draft = Record<'uai' | 'name' | 'title' | 'given' | 'family', string> & {
  signatory: 'head' | 'dasen';
};

/** The button that creates a school, its form, and the link to hand over. */
export function NewSchool() {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState<Draft>(empty);
  const [asked, setAsked] = useState(false);
  const [shown, setShown] = useState<InvitationView | null>(null);
  const create = useCreateSchool();
  const isComplete = [draft.uai, draft.name, draft.given, draft.family].every(
    (text) => text.trim() !== '',
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (!isComplete) return focusFirstFault(event.currentTarget);
    const { uai, name, signatory, title, given, family } = draft;
    const person = { family, given, title: title.trim() === '' ? null : title };
    create.mutate(
      { uai: uai.trim().toUpperCase(), name, signatory, person },
      {
        onSuccess: (invitation) => {
          setOpen(false);
          setAsked(false);
          setDraft(empty);
          setShown(invitation);
        },
      },
    );
  };
  return (
    <>
      <Button icon={<Plus size={20} aria-hidden />} onPress={() => setOpen(true)}>
        <Trans>Créer un établissement</Trans>
      </Button>
      <Dialog
        title={t`Nouvel établissement`}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        footer={
          <Button type="submit" form="new-school" pending={create.isPending}>
            <Trans>Créer et obtenir le lien</Trans>
          </Button>
        }
      >
        <form id="new-school" className={styles.form} onSubmit={submit} noValidate>
          {create.error ? <ProblemNotice error={create.error} /> : null}
          <Fields draft={draft} onDraft={setDraft} asked={asked} />
        </form>
      </Dialog>
      <InvitationDialog invitation={shown} onClose={() => setShown(null)} />
    </>
  );
}

type FieldsProps = { draft: Draft; onDraft: (draft: Draft) => void; asked: boolean };

function Fields({ draft, onDraft, asked }: FieldsProps) {
  const { t } = useLingui();
  const missing = (text: string) => (asked && text.trim() === '' ? t`À remplir.` : undefined);
  const field = (name: 'uai' | 'name' | 'title' | 'given' | 'family') => ({
    value: draft[name],
    onChange: (value: string) => onDraft({ ...draft, [name]: value }),
  });
  return (
    <>
      <TextField
        label={t`Code UAI`}
        hint={t`Sept chiffres et une lettre.`}
        maxLength={8}
        error={missing(draft.uai)}
        {...field('uai')}
      />
      <TextField
        label={t`Nom de l’établissement`}
        maxLength={120}
        error={missing(draft.name)}
        {...field('name')}
      />
      <Choices
        label={t`Qui signe le contrat`}
        value={draft.signatory}
        onChange={(signatory) => onDraft({ ...draft, signatory })}
        options={[
          { value: 'head', label: t`La direction` },
          { value: 'dasen', label: t`La DASEN (école publique)` },
        ]}
      />
      <TextField label={t`Civilité`} hint={t`Mme ou M.`} maxLength={20} {...field('title')} />
      <TextField
        label={t`Prénom du signataire`}
        maxLength={80}
        error={missing(draft.given)}
        {...field('given')}
      />
      <TextField
        label={t`Nom du signataire`}
        maxLength={80}
        error={missing(draft.family)}
        {...field('family')}
      />
    </>
  );
}
