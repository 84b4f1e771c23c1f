import { useLingui } from '@lingui/react/macro';
import { TextField } from '../../../platform/web/ui/index.ts';
import type { WrittenYear } from '../../contract/years/routes.ts';
import styles from './years.module.css';

/** Is everything filled in? */
export const isFilled = ({ name, startsOn, endsOn }: WrittenYear) =>
  [name.trim(), startsOn, endsOn].every((text) => text !== '');

type Props = { year: WrittenYear; onYear: (year: WrittenYear) => void; tried: boolean };

/** A year's name, its first and its last day. */
export function YearFields({ year, onYear, tried }: Props) {
  const { t } = useLingui();
  const missing = (text: string) => (tried && text.trim() === '' ? t`À remplir.` : undefined);
  return (
    <div className={styles.fields}>
      <TextField
        label={t`Nom de l’année`}
        autoComplete="off"
        maxLength={30}
        value={year.name}
        onChange={(name) => onYear({ ...year, name })}
        error={missing(year.name)}
      />
      <TextField
        label={t`Premier jour`}
        type="date"
        value={year.startsOn}
        onChange={(startsOn) => onYear({ ...year, startsOn })}
        error={missing(year.startsOn)}
      />
      <TextField
        label={t`Dernier jour`}
        type="date"
        value={year.endsOn}
        onChange={(endsOn) => onYear({ ...year, endsOn })}
        error={missing(year.endsOn)}
      />
    </div>
  );
}
