import { useLingui } from '@lingui/react/macro';
import type { FormEvent, ReactNode } from 'react';
import { isProblem, ProblemError } from '../../../platform/web/index.ts';
import { focusFirstFault, ProblemNotice, TextField } from '../../../platform/web/ui/index.ts';
import styles from './people.module.css';
import type { Written } from './people.ts';

/** The form's id, for the button that sends it from the foot of the dialog. */
export const PERSON_FORM = 'person';

export type Draft = { family: string; given: string; title: string; email: string };

export const emptyDraft: Draft = { family: '', given: '', title: '', email: '' };

/** What is sent: an empty title or address is none. */
export const writtenOf = (draft: Draft): Written => ({
  name: {
    family: draft.family.trim(),
    given: draft.given.trim(),
    title: draft.title.trim() || null,
  },
  email: draft.email.trim() || null,
});

type Props = {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onSend: () => void;
  tried: boolean;
  onTried: () => void;
  error: unknown;
  /** Pupils are asked for no title. */
  pupil: boolean;
  children?: ReactNode;
};

/** The names, the title and the address of somebody. */
export function PersonForm(props: Props) {
  const { draft, onDraft, onSend, tried, onTried, error, pupil, children } = props;
  const { t } = useLingui();
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  const missing = (value: string) => tried && value.trim() === '';
  const refused = (path: string) =>
    error instanceof ProblemError && error.fields.some((field) => field.path.includes(path));
  const unfit = isProblem(error, 'school.name_unfit');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onTried();
    if (draft.family.trim() === '' || draft.given.trim() === '')
      focusFirstFault(event.currentTarget);
    else onSend();
  };
  const fault = (part: 'family' | 'given') =>
    missing(draft[part])
      ? t`À remplir.`
      : unfit || refused(part)
        ? t`En lettres latines, sans chiffre ni signe.`
        : undefined;
  return (
    <form id={PERSON_FORM} className={styles.form} onSubmit={submit} noValidate>
      {error ? <ProblemNotice error={error} /> : null}
      {children}
      <div className={styles.two}>
        <TextField
          label={t`Nom de famille`}
          autoComplete="off"
          maxLength={80}
          value={draft.family}
          onChange={(family) => set({ family })}
          error={fault('family')}
        />
        <TextField
          label={t`Prénom`}
          autoComplete="off"
          maxLength={80}
          value={draft.given}
          onChange={(given) => set({ given })}
          error={fault('given')}
        />
      </div>
      {pupil ? null : (
        <TextField
          label={t`Civilité (facultatif)`}
          hint={t`Mme, M.\u00a0: les élèves voient «\u00a0Mme Martin\u00a0».`}
          autoComplete="off"
          maxLength={20}
          value={draft.title}
          onChange={(title) => set({ title })}
        />
      )}
      <TextField
        label={t`Adresse électronique (facultatif)`}
        hint={pupil ? t`Jamais nécessaire pour suivre un cours.` : undefined}
        type="email"
        autoComplete="off"
        maxLength={254}
        value={draft.email}
        onChange={(email) => set({ email })}
        error={refused('email') ? t`Cette adresse n’est pas complète.` : undefined}
      />
    </form>
  );
}
