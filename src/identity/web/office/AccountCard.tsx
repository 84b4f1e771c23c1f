import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { can } from '../../../access/contract/abilities.ts';
import { Button, Card, Chip, ProblemNotice, Skeleton } from '../../../platform/web/ui/index.ts';
import { calledName } from '../../../school/contract/names.ts';
import type { AccountView } from '../../contract/accounts.ts';
import styles from '../account/account.module.css';
import { actingAs, ownSchool } from '../acting.ts';
import { useMe } from '../session.ts';
import { accountQuery } from './accounts.ts';
import { InviteDialog } from './InviteDialog.tsx';
import { useStateWords } from './words.ts';

/** On a person's page, for the office: whether they can sign in, and the way to give them access again. */
export function AccountCard({ personId }: { personId: string }) {
  const { data, error, isFetching, refetch } = useQuery(accountQuery(personId));
  return (
    <Card>
      <h2>
        <Trans>Compte</Trans>
      </h2>
      {error ? (
        <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {!data && !error ? <Skeleton rows={1} /> : null}
      {data ? <State account={data.account} /> : null}
    </Card>
  );
}

function State({ account }: { account: AccountView }) {
  const { t } = useLingui();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const { role, state, username, name } = account;
  const { word, tone } = useStateWords()[state];
  const action = state === 'none' ? t`Ouvrir un compte` : t`Renouveler l’accès`;
  const settled = state === 'active';
  const mayInvite = can(actingAs(me), 'account.invite', { ...ownSchool, role, settled });
  return (
    <div className={styles.row}>
      <Chip tone={tone}>{word}</Chip>
      <span className={styles.grow}>{username}</span>
      {mayInvite ? (
        <Button
          look="quiet"
          size="small"
          aria-label={`${action} : ${calledName(name)}`}
          onPress={() => setOpen(true)}
        >
          {action}
        </Button>
      ) : null}
      {open ? <InviteDialog account={account} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
