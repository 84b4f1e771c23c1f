import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import type { Role } from '../../../access/contract/actors.ts';
import {
  Avatar,
  Button,
  Chip,
  EmptyState,
  PageHead,
  ProblemNotice,
  Select,
  Skeleton,
  TextField,
} from '../../../platform/web/ui/index.ts';
import { initials, listedName } from '../../../school/contract/names.ts';
import type { AccountView } from '../../contract/accounts.ts';
import styles from '../account/account.module.css';
import { accountsQuery } from './accounts.ts';
import { InviteDialog } from './InviteDialog.tsx';
import office from './office.module.css';
import { useRoleWords, useStateWords } from './words.ts';

/** The office's list: who can sign in, and who cannot yet. */
export function AccountsPage() {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const [role, setRole] = useState<Role | ''>('');
  const [chosen, setChosen] = useState<AccountView | null>(null);
  const filter = useDeferredValue({ search, role });
  const { data, error, isPending, isFetching, refetch } = useQuery(accountsQuery(filter));
  return (
    <>
      <PageHead title={t`Comptes`}>
        <Trans>
          L’établissement ouvre les comptes&nbsp;; personne ne s’inscrit seul. Les cartes des élèves
          s’impriment depuis leur classe.
        </Trans>
      </PageHead>
      <Filters {...{ search, setSearch, role, setRole }} />
      {isPending ? <Skeleton rows={6} /> : null}
      {error ? (
        <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {data?.accounts.length === 0 ? (
        <EmptyState icon={<KeyRound size={28} aria-hidden />} title={t`Personne de ce nom`}>
          <Trans>Le registre de l’établissement n’a personne qui corresponde.</Trans>
        </EmptyState>
      ) : null}
      {data && data.accounts.length > 0 ? (
        <ul className={office.list}>
          {data.accounts.map((account) => (
            <Row key={account.personId} account={account} onChoose={() => setChosen(account)} />
          ))}
        </ul>
      ) : null}
      {data?.more ? (
        <p className={styles.soft}>
          <Trans>
            Les cent premières personnes sont montrées. Préciser le nom pour les autres.
          </Trans>
        </p>
      ) : null}
      {chosen ? <InviteDialog account={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}

type FiltersProps = {
  search: string;
  setSearch: (search: string) => void;
  role: Role | '';
  setRole: (role: Role | '') => void;
};

function Filters({ search, setSearch, role, setRole }: FiltersProps) {
  const { t } = useLingui();
  const words = useRoleWords();
  return (
    <search className={office.filters}>
      <TextField
        label={t`Nom ou identifiant`}
        type="search"
        maxLength={80}
        value={search}
        onChange={setSearch}
      />
      <Select
        label={t`Qualité`}
        value={role === '' ? 'all' : role}
        onChange={(value) => setRole(value === 'all' ? '' : (value as Role))}
        options={[
          { value: 'all', label: t`Toutes` },
          ...Object.entries(words).map(([value, label]) => ({ value, label })),
        ]}
      />
    </search>
  );
}

function Row({ account, onChoose }: { account: AccountView; onChoose: () => void }) {
  const { t } = useLingui();
  const roles = useRoleWords();
  const states = useStateWords();
  const { personId, name, role, username, state } = account;
  const action = state === 'none' ? t`Ouvrir un compte` : t`Renouveler l’accès`;
  return (
    <li className={styles.row}>
      <Avatar id={personId} initials={initials(name)} />
      <span className={styles.grow}>
        <strong>{listedName(name)}</strong>
        <span className={styles.soft}>
          {username === null ? roles[role] : `${roles[role]}, ${username}`}
        </span>
      </span>
      <Chip tone={states[state].tone}>{states[state].word}</Chip>
      <Button
        look="quiet"
        size="small"
        aria-label={`${action} : ${listedName(name)}`}
        onPress={onChoose}
      >
        {action}
      </Button>
    </li>
  );
}
