import { useLingui } from '@lingui/react/macro';
import { TextField } from '../../platform/web/ui/index.ts';
import { type Draft, type DraftFault, type DraftFaults, withFrom } from './draft.ts';
import styles from './week.module.css';

type Hours = Pick<Draft, 'day' | 'from' | 'to'>;
type Props<D extends Hours> = { draft: D; onDraft: (draft: D) => void; faults: DraftFaults };

/** On which day, from when to when. */
export function HoursFields<D extends Hours>({ draft, onDraft, faults }: Props<D>) {
  const { t } = useLingui();
  const say = useFaultWords();
  return (
    <>
      <TextField
        label={t`Jour`}
        type="date"
        value={draft.day}
        onChange={(day) => onDraft({ ...draft, day })}
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
          onChange={(to) => onDraft({ ...draft, to })}
          error={say(faults.to)}
        />
      </div>
    </>
  );
}

/** What to do about a fault, in words. */
export function useFaultWords() {
  const { t } = useLingui();
  const words: Record<DraftFault, string> = {
    missing: t`À remplir.`,
    reversed: t`La fin vient après le début.`,
    too_soon: t`La répétition finit après le premier jour.`,
  };
  return (fault: DraftFault | undefined) => (fault ? words[fault] : undefined);
}
