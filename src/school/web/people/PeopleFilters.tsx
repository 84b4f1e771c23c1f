import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { roles, type Role } from '../../../access/contract/actors.ts';
import { Select, TextField } from '../../../platform/web/ui/index.ts';
import { standings, type Standing } from '../../contract/standing.ts';
import { groupsQuery } from '../groups.ts';
import type { PeopleFilter } from './people.ts';
import styles from './people.module.css';
import { roleWords, standingWords } from './words.ts';

type Props = { filter: PeopleFilter; onFilter: (filter: PeopleFilter) => void };

const unplaced = 'unplaced';

/** What narrows the list. A name that is searched stays in the page: it is in no address. */
export function PeopleFilters({ filter, onFilter }: Props) {
  const { t, i18n } = useLingui();
  const groups = useQuery(groupsQuery);
  const set = (change: PeopleFilter) => onFilter({ ...filter, ...change });
  const chosenGroup = filter.unplaced ? unplaced : (filter.groupId ?? '');
  const setGroup = (value: string) =>
    set(
      value === unplaced
        ? { unplaced: 'yes', groupId: undefined }
        : { unplaced: undefined, groupId: value || undefined },
    );
  return (
    <search className={styles.filters}>
      <TextField
        label={t`Chercher un nom`}
        type="search"
        autoComplete="off"
        maxLength={120}
        value={filter.search ?? ''}
        onChange={(search) => set({ search: search || undefined })}
      />
      <Select
        label={t`Rôle`}
        value={filter.role ?? ''}
        onChange={(role) => set({ role: (role as Role) || undefined })}
        options={[
          { value: '', label: t`Tous les rôles` },
          ...roles.map((role) => ({ value: role, label: i18n._(roleWords[role]) })),
        ]}
      />
      <Select
        label={t`Groupe`}
        value={chosenGroup}
        onChange={setGroup}
        options={[
          { value: '', label: t`Tous les groupes` },
          { value: unplaced, label: t`Élèves à répartir` },
          ...(groups.data ?? []).map(({ groupId, name }) => ({ value: groupId, label: name })),
        ]}
      />
      <Select
        label={t`État`}
        value={filter.standing ?? ''}
        onChange={(standing) => set({ standing: (standing as Standing) || undefined })}
        options={[
          { value: '', label: t`Tous les états` },
          ...standings.map((one) => ({ value: one, label: i18n._(standingWords[one].label) })),
        ]}
      />
    </search>
  );
}
