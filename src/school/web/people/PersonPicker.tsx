import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, ProblemNotice, TextField } from '../../../platform/web/ui/index.ts';
import { listedName } from '../../contract/names.ts';
import type { ListedPerson } from '../../contract/person-views.ts';
import { findQuery, type PeopleFilter } from './people.ts';
import styles from './people.module.css';
import { useSettled } from './use-settled.ts';

type Props = {
  label: string;
  filter: PeopleFilter;
  /** People who are chosen already. */
  without: readonly string[];
  /** Who may be chosen at all. */
  fits?: (person: ListedPerson) => boolean;
  /** Why somebody is worth a word before being chosen (a pupil of another class). */
  note?: (person: ListedPerson) => string | null;
  onPick: (person: ListedPerson) => void;
};

/** Finds somebody by name and chooses them. */
export function PersonPicker({ label, filter, without, fits, note, onPick }: Props) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const asked = useSettled(search);
  const found = useQuery(findQuery({ ...filter, search: asked }));
  const people = asked.trim() === '' ? [] : (found.data ?? []);
  const shown = people.filter(
    (person) => !without.includes(person.personId) && (fits?.(person) ?? true),
  );
  return (
    <div className={styles.form}>
      <TextField
        label={label}
        type="search"
        autoComplete="off"
        maxLength={120}
        value={search}
        onChange={setSearch}
        hint={t`Une partie du nom suffit, sans accents si besoin.`}
      />
      {found.error ? <ProblemNotice error={found.error} /> : null}
      <ul className={styles.rows} aria-live="polite">
        {shown.map((person) => (
          <li key={person.personId} className={styles.row}>
            <span>
              {listedName(person.name)} <span className={styles.soft}>{note?.(person)}</span>
            </span>
            <Button
              look="quiet"
              size="small"
              icon={<Plus size={18} aria-hidden />}
              aria-label={t`Choisir ${listedName(person.name)}`}
              onPress={() => onPick(person)}
            >
              <Trans>Choisir</Trans>
            </Button>
          </li>
        ))}
      </ul>
      {asked.trim() !== '' && found.isSuccess && shown.length === 0 ? (
        <p className={styles.soft}>
          <Trans>Personne de ce nom.</Trans>
        </p>
      ) : null}
    </div>
  );
}
