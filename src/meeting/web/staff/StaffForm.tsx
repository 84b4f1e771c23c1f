import { useLingui } from '@lingui/react/macro';
import { Choices, TextField } from '../../../platform/web/ui/index.ts';
import { HoursFields, useFaultWords } from '../HoursFields.tsx';
import { LESSON_FORM } from '../LessonForm.tsx';
import weekStyles from '../week.module.css';
import { Invited } from './Invited.tsx';
import type { StaffDraft, StaffFaults } from './staff-draft.ts';

type Props = {
  draft: StaffDraft;
  onDraft: (draft: StaffDraft) => void;
  onSubmit: (form: HTMLFormElement) => void;
  faults: StaffFaults;
};

/** A meeting of the staff: when, and who comes. */
export function StaffForm({ draft, onDraft, onSubmit, faults }: Props) {
  const { t } = useLingui();
  const say = useFaultWords();
  const set = (change: Partial<StaffDraft>) => onDraft({ ...draft, ...change });
  return (
    <form
      id={LESSON_FORM}
      className={weekStyles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(event.currentTarget);
      }}
    >
      <TextField
        label={t`Titre`}
        hint={t`Les collègues le lisent dans leur semaine.`}
        maxLength={120}
        value={draft.title}
        onChange={(title) => set({ title })}
        error={say(faults.title)}
      />
      <HoursFields draft={draft} onDraft={onDraft} faults={faults} />
      <Choices
        label={t`Les collègues peuvent frapper`}
        value={draft.opensBefore}
        onChange={(opensBefore) => set({ opensBefore })}
        options={[
          { value: '0', label: t`à l’heure` },
          { value: '5', label: t`5 minutes avant` },
          { value: '10', label: t`10 minutes avant` },
        ]}
      />
      <Choices
        label={t`Qui vient`}
        value={draft.by}
        onChange={(by) => set({ by })}
        options={[
          { value: 'invitation', label: t`Sur invitation` },
          { value: 'reservation', label: t`Sur réservation` },
        ]}
      />
      {draft.by === 'invitation' ? (
        <Invited chosen={draft.personIds} onChosen={(personIds) => set({ personIds })} />
      ) : (
        <TextField
          label={t`Nombre de places`}
          hint={t`Tout le personnel peut en réserver une. Ensuite, une liste d’attente\u00a0: une place rendue va à la première personne qui attend.`}
          inputMode="numeric"
          maxLength={3}
          value={draft.places}
          onChange={(places) => set({ places })}
          error={faults.places ? t`Un nombre de 1 à 500.` : undefined}
        />
      )}
    </form>
  );
}
