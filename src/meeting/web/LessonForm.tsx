import { useLingui } from '@lingui/react/macro';
import type { FormEvent, ReactNode } from 'react';
import { Choices, Select, TextField } from '../../platform/web/ui/index.ts';
import type { GroupView } from '../../school/contract/routes.ts';
import { type Draft, type DraftFault, type DraftFaults, withFrom } from './draft.ts';
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
      <TextField
        label={t`Jour`}
        type="date"
        value={draft.day}
        onChange={(day) => set({ day })}
        error={say(faults.day)}
      />
      <div className={styles.two}>
        <TextField
          label={t`De`}
          type="time"
          value={draft.from}
          onChange={(from) => onDraft(withFrom(draft, from))}
          error={say(faults.from)}
        />
        <TextField
          label={t`À`}
          type="time"
          value={draft.to}
          onChange={(to) => set({ to })}
          error={say(faults.to)}
        />
      </div>
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

/** What to do about a fault, in words. */
function useFaultWords() {
  const { t } = useLingui();
  const words: Record<DraftFault, string> = {
    missing: t`À remplir.`,
    reversed: t`La fin vient après le début.`,
    too_soon: t`La répétition finit après le premier jour.`,
  };
  return (fault: DraftFault | undefined) => (fault ? words[fault] : undefined);
}
