import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  Button,
  Notice,
  PageHead,
  ProblemNotice,
  Skeleton,
  toastProblem,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import type { OwnAccount } from '../../contract/own-account.ts';
import { useMe } from '../session.ts';
import { calls, ownAccountQuery, useOwnChange } from './account.ts';
import styles from './account.module.css';
import { FactorCard } from './FactorCard.tsx';
import { PasskeysCard } from './PasskeysCard.tsx';
import { PasswordCard } from './PasswordCard.tsx';
import { SessionsCard } from './SessionsCard.tsx';

/**
 * One's own account: how one signs in, and where one is signed in.
 * @param props.children cards of the domains below
 */
export function AccountPage({ children }: { children?: ReactNode }) {
  const { t } = useLingui();
  const me = useMe();
  const { data, error, isPending, isFetching, refetch } = useQuery(ownAccountQuery);
  return (
    <>
      <PageHead title={t`Mon compte`}>
        {data ? (
          <Trans>
            Identifiant&nbsp;: <strong>{data.username}</strong>, {me.school.name}
          </Trans>
        ) : null}
      </PageHead>
      {isPending ? <Skeleton rows={6} /> : null}
      {error && !data ? (
        <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <div className={styles.cards}>
          {data.failures ? <Failures failures={data.failures} /> : null}
          {data.hasPassword ? <PasswordCard shortest={data.shortest} /> : null}
          <FactorCard factor={data.secondFactor} />
          <PasskeysCard passkeys={data.passkeys} />
          <SessionsCard sessions={data.sessions} />
          {children}
        </div>
      ) : null}
    </>
  );
}

/** Others tried, or it was a slip: the owner is told either way, and says when they know. */
function Failures({ failures }: { failures: NonNullable<OwnAccount['failures']> }) {
  const format = useFormat(useMe().school.timeZone);
  const seen = useOwnChange(() => calls.failuresSeen({}));
  const last = `${format.date(failures.lastAt)}, ${format.hour(failures.lastAt)}`;
  return (
    <Notice
      tone="warn"
      title={
        <Plural
          value={failures.count}
          one="Un essai de connexion à ce compte a échoué"
          other="# essais de connexion à ce compte ont échoué"
        />
      }
      actions={
        <Button
          look="quiet"
          pending={seen.isPending}
          onPress={() => seen.mutate(undefined, { onError: toastProblem })}
        >
          <Trans>J’ai compris</Trans>
        </Button>
      }
    >
      <p>
        <Trans>
          Le dernier&nbsp;: {last}. Si ce n’était pas vous, changez votre mot de passe et prévenez
          l’établissement. Le compte n’a pas été bloqué.
        </Trans>
      </p>
    </Notice>
  );
}
