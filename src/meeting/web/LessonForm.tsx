import { useLingui } from '@lingui/react/macro';
import type { FormEvent, ReactNode } from 'react';
import { Choices, Select, TextField } from '../../platform/web/ui/index.ts';
import type { GroupView } from '../../school/contract/routes.ts';
import type { Draft, DraftFaults } from './draft.ts';
import { HoursFields, useFaultWords } from './HoursFields.tsx';
import styles from './week.module.css';

/** The form's id, for the button that sends it from the foot of the dialog. */
export const LESSON_FORM = 'lesson';

type Props = {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onSubmit: (form: HTMLFormElement) => void;
  faults: DraftFaults;
  /** For a new lesson: its class and its repetition are asked too. */
  groups?: readonly GroupView[];
  /** Who leads the lesson too. */
  children: ReactNode;
};

export function LessonForm({ draft, onDraft, onSubmit, faults, groups, children }: Props) {
  const { t } = useLingui();
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  const say = useFaultWords();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(event.currentTarget);
  };
  return (
    <form id={LESSON_FORM} className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t`Titre`}
        hint={t`Les élèves le lisent sur leur page d’entrée.`}
        maxLength={120}
        value={draft.title}
        onChange={(title) => set({ title })}
        error={say(faults.title)}
      />
      {groups ? (
        <Select
          label={t`Classe`}
          value={draft.groupId}
          onChange={(groupId) => set({ groupId, coHostIds: [] })}
          options={groups.map(({ groupId, name }) => ({ value: groupId, label: name }))}
          placeholder={t`Choisir une classe`}
          error={say(faults.groupId)}
        />
      ) : null}
      {children}
      <HoursFields draft={draft} onDraft={onDraft} faults={faults} />
      <Choices
        label={t`Les élèves peuvent frapper`}
        value={draft.opensBefore}
        onChange={(opensBefore) => set({ opensBefore })}
        options={[
          { value: '0', label: t`à l’heure` },
          { value: '5', label: t`5 minutes avant` },
          { value: '10', label: t`10 minutes avant` },
        ]}
      />
      {groups ? <Repetition draft={draft} set={set} error={say(faults.until)} /> : null}
    </form>
  );
}

type RepetitionProps = {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  error: string | undefined;
};

function Repetition({ draft, set, error }: RepetitionProps) {
  const { t } = useLingui();
  return (
    <>
      <Choices
        label={t`Répétition`}
        value={draft.repeat}
        onChange={(repeat) => set({ repeat })}
        options={[
          { value: 'none', label: t`Aucune` },
          { value: 'weekly', label: t`Chaque semaine` },
          { value: 'biweekly', label: t`Une semaine sur deux` },
        ]}
      />
      {draft.repeat === 'none' ? null : (
        <TextField
          label={t`Jusqu’au`}
          type="date"
          value={draft.until}
          onChange={(until) => set({ until })}
          hint={t`Soixante cours au plus.`}
          error={error}
        />
      )}
    </>
  );
}
