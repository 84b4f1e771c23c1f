import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../../../identity/web/index.ts';
import {
  Checkbox,
  ProblemNotice,
  Select,
  Skeleton,
  TextField,
  toastProblem,
} from '../../../platform/web/ui/index.ts';
import { listedName } from '../../../school/contract/names.ts';
import { searchWords } from '../../../school/contract/search.ts';
import { groupQuery, groupsQuery } from '../../../school/web/index.ts';
import styles from './staff.module.css';
import { staffQuery } from './staff.ts';

type Props = { chosen: readonly string[]; onChosen: (personIds: readonly string[]) => void };

/** Who is invited: colleagues chosen by name, or all who teach or assist a class. */
export function Invited({ chosen, onChosen }: Props) {
  const { t } = useLingui();
  const me = useMe();
  const staff = useQuery(staffQuery);
  const [typed, setTyped] = useState('');
  if (staff.isPending) return <Skeleton rows={4} />;
  if (staff.error)
    return <ProblemNotice error={staff.error} onRetry={() => void staff.refetch()} />;
  const others = staff.data.filter(({ personId }) => personId !== me.personId);
  const known = new Set(others.map(({ personId }) => personId));
  const add = (personIds: readonly string[]) =>
    onChosen([...new Set([...chosen, ...personIds.filter((id) => known.has(id))])]);
  const shown = others.filter(({ name }) => matches(listedName(name), typed));
  return (
    <fieldset className={styles.invited}>
      <legend>
        <Trans>Personnes invitées</Trans>
      </legend>
      <p className={styles.soft} role="status">
        <Plural
          value={chosen.length}
          _0="Aucune personne invitée : la réunion est pour qui en reçoit l’adresse."
          one="# personne invitée. La réunion est dans sa semaine."
          other="# personnes invitées. La réunion est dans leur semaine."
        />
      </p>
      <Teams onTeam={add} />
      <TextField label={t`Chercher un nom`} type="search" value={typed} onChange={setTyped} />
      <div className={styles.names}>
        {shown.map(({ personId, name }) => (
          <Checkbox
            key={personId}
            isSelected={chosen.includes(personId)}
            onChange={(isChosen) =>
              isChosen ? add([personId]) : onChosen(chosen.filter((id) => id !== personId))
            }
          >
            {listedName(name)}
          </Checkbox>
        ))}
        {shown.length === 0 ? (
          <p className={styles.soft}>
            <Trans>Personne de ce nom parmi le personnel.</Trans>
          </p>
        ) : null}
      </div>
    </fieldset>
  );
}

/** Does a name hold every word typed, accents and capitals apart? */
function matches(name: string, typed: string): boolean {
  const words = searchWords(name);
  return searchWords(typed).every((part) => words.some((word) => word.startsWith(part)));
}

/** Adds all who teach or assist a class. */
function Teams({ onTeam }: { onTeam: (personIds: readonly string[]) => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const groups = useQuery(groupsQuery);
  const add = (groupId: string) =>
    void client
      .fetchQuery(groupQuery(groupId))
      .then(({ staff }) => onTeam(staff.map(({ personId }) => personId)))
      .catch(toastProblem);
  if (!groups.data || groups.data.length === 0) return null;
  return (
    <Select
      label={t`Ajouter l’équipe d’une classe`}
      value=""
      placeholder={t`Choisir une classe`}
      onChange={add}
      options={groups.data.map(({ groupId, name }) => ({ value: groupId, label: name }))}
    />
  );
}
