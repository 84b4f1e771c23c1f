import { useLingui } from '@lingui/react/macro';
import type { Format } from '../../platform/web/index.ts';
import type { RollCallEntry } from '../contract/routes.ts';
import styles from './attendance.module.css';
import { useLine } from './use-line.ts';
import { reasonWords } from './words.ts';

/** What presence tells of a pupil, under their name; gone once the roll call is confirmed. */
export function Hint({ entry, format }: { entry: RollCallEntry; format: Format }) {
  const { t, i18n } = useLingui();
  const line = useLine();
  const { proposed, status, lateMinutes } = entry;
  if (proposed === null) return null;
  const isCorrected = proposed.status !== status || proposed.lateMinutes !== lateMinutes;
  const isGone = proposed.status === 'left' || proposed.status === 'network';
  const told = [
    proposed.arrivedAt ? t`arrivée à ${format.hour(proposed.arrivedAt)}` : null,
    isGone && proposed.lastSeenAt ? t`jusqu’à ${format.hour(proposed.lastSeenAt)}` : null,
    proposed.why ? i18n._(reasonWords[proposed.why]) : null,
    isCorrected ? t`corrigé, proposé : ${line(proposed)}` : null,
  ].filter((part) => part !== null);
  if (told.length === 0) return null;
  return <span className={styles.hint}>{told.join(' · ')}</span>;
}
