import { useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { cx, fieldParts } from '../../platform/web/looks/index.ts';
import { toastProblem } from '../../platform/web/ui/index.ts';
import { listedName } from '../../school/contract/names.ts';
import type { RollCallEntry } from '../contract/routes.ts';
import type { Presence, Status } from '../contract/statuses.ts';
import styles from './attendance.module.css';
import { useCorrect } from './roll-call.ts';
import { looks, statusNames } from './words.ts';

const mostMinutes = 720;
/** For who was late though presence says otherwise: a start, to be corrected. */
const usualMinutes = 5;

const withStatus = ({ lateMinutes, proposed }: RollCallEntry, status: Status): Presence => {
  const known = lateMinutes ?? proposed?.lateMinutes ?? null;
  if (status === 'present' || status === 'absent') return { status, lateMinutes: null };
  return { status, lateMinutes: status === 'late' ? (known ?? usualMinutes) : known };
};

/** The line of a pupil to correct: the device's own list and field, the surest by finger and by keyboard. */
export function Correction({ entry, meetingId }: { entry: RollCallEntry; meetingId: string }) {
  const { t, i18n } = useLingui();
  const name = listedName(entry.person.name);
  const correct = useCorrect(meetingId, entry.person.personId);
  const shown: Presence = correct.isPending ? correct.variables : entry;
  const say = (presence: Presence) => correct.mutate(presence, { onError: toastProblem });
  const { icon: Icon } = looks[shown.status];
  return (
    <span className={styles.choice} data-status={shown.status} aria-busy={correct.isPending}>
      <Icon size={20} aria-hidden className={cx(styles.statusIcon)} />
      <span className={cx(fieldParts.joined, styles.status)}>
        <select
          aria-label={t`Appel de ${name}`}
          className={cx(fieldParts.input, fieldParts.select)}
          value={shown.status}
          onChange={(event) => say(withStatus(entry, event.target.value as Status))}
        >
          {statusNames.map((status) => (
            <option key={status} value={status}>
              {i18n._(looks[status].words)}
            </option>
          ))}
        </select>
        <ChevronDown size={20} aria-hidden className={cx(fieldParts.chevron)} />
      </span>
      {shown.lateMinutes === null ? null : (
        <Minutes
          label={t`Minutes de retard de ${name}`}
          minutes={shown.lateMinutes}
          onMinutes={(lateMinutes) => say({ status: shown.status, lateMinutes })}
        />
      )}
    </span>
  );
}

type MinutesProps = { label: string; minutes: number; onMinutes: (minutes: number) => void };

/** Said when the field is left or by Enter, not at each figure; the field keeps the focus. */
function Minutes({ label, minutes, onMinutes }: MinutesProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const said = Math.round(Number(typed ?? minutes));
    if (said >= 1 && said <= mostMinutes && said !== minutes) onMinutes(said);
    setTyped(null);
  };
  return (
    <span className={styles.minutes}>
      <input
        type="number"
        inputMode="numeric"
        aria-label={label}
        className={cx(fieldParts.input)}
        value={typed ?? minutes}
        min={1}
        max={mostMinutes}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
        }}
      />
      <span aria-hidden>min</span>
    </span>
  );
}
