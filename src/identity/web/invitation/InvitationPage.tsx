import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { caller } from '../../../platform/web/index.ts';
import {
  Button,
  Card,
  focusFirstFault,
  PageHead,
  PasswordField,
  ProblemNotice,
  Skeleton,
} from '../../../platform/web/ui/index.ts';
import { calledName } from '../../../school/contract/names.ts';
import type { acceptInvitation, readInvitation } from '../../contract/accounts.ts';
import { passwordLength } from '../../contract/passwords.ts';
import styles from '../account/account.module.css';
import { sessionQuery } from '../session.ts';
import { takenInvitation } from './secret.ts';

const callRead = caller<typeof readInvitation>('POST /api/invitation');
const callAccept = caller<typeof acceptInvitation>('POST /api/invitation/accept');

/** Where a person comes by the school's invitation: they choose their password, and are in. */
export function InvitationPage({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const secret = takenInvitation() ?? '';
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ['invitation'],
    queryFn: () => callRead({ body: { secret: secret || '-' } }),
    staleTime: Infinity,
    retry: false,
  });
  return (
    <div className={styles.narrow}>
      <PageHead title={t`Choisissez votre mot de passe`}>
        {data ? (
          <Trans>
            {calledName(data.name)}, {data.school} vous ouvre un compte.
          </Trans>
        ) : null}
      </PageHead>
      {isPending ? <Skeleton rows={4} /> : null}
      {error ? (
        <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <Card>
          <div className={styles.form}>
            <p>
              <Trans>
                Votre identifiant&nbsp;: <strong>{data.username}</strong>. Notez-le&nbsp;: il
                servira à chaque connexion.
              </Trans>
            </p>
            <Choose secret={secret} {...data} onDone={onDone} />
          </div>
        </Card>
      ) : null}
    </div>
  );
}

type ChooseProps = { secret: string; username: string; shortest: number; onDone: () => void };

function Choose({ secret, username, shortest, onDone }: ChooseProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const accept = useMutation({
    mutationFn: () => callAccept({ body: { secret, password } }),
    onSuccess: ({ me }) => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, me);
      onDone();
    },
  });
  const short = passwordLength(password) < shortest;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (short) focusFirstFault(event.currentTarget);
    else accept.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {accept.error ? <ProblemNotice error={accept.error} /> : null}
      {/* For the browser's keeper of passwords. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <PasswordField
        label={t`Mot de passe`}
        autoComplete="new-password"
        hint={t`Au moins ${shortest} caractères. Une phrase facile à retenir convient.`}
        value={password}
        onChange={setPassword}
        error={asked && short ? t`Il faut au moins ${shortest} caractères.` : undefined}
      />
      <Button type="submit" size="large" full pending={accept.isPending}>
        <Trans>Ouvrir mon compte</Trans>
      </Button>
    </form>
  );
}
