import { Trans, useLingui } from '@lingui/react/macro';
import { LogIn } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Card,
  Link,
  PageHead,
  PasswordField,
  ProblemNotice,
  TextField,
} from '../../../platform/web/ui/index.ts';
import { useOperatorSignIn } from './api.ts';
import styles from './operators.module.css';

/** For the host's and the districts' administrators, whose accounts belong to no school. */
export function OperatorSignIn() {
  const { t } = useLingui();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useOperatorSignIn();
  return (
    <div className={styles.narrow}>
      <PageHead title={t`Hébergement`}>
        <Trans>Pour l’hébergeur, et pour qui suit plusieurs établissements.</Trans>
      </PageHead>
      <Card>
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (username !== '' && password !== '') signIn.mutate({ username, password });
          }}
        >
          {signIn.error ? <ProblemNotice error={signIn.error} /> : null}
          <TextField
            label={t`Identifiant`}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck="false"
            value={username}
            onChange={setUsername}
          />
          <PasswordField
            label={t`Mot de passe`}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
          <Button
            type="submit"
            size="large"
            pending={signIn.isPending}
            icon={<LogIn size={20} aria-hidden />}
          >
            <Trans>Se connecter</Trans>
          </Button>
        </form>
      </Card>
      <p>
        <Link href="/connexion">
          <Trans>Personnel d’un établissement&nbsp;: se connecter ici</Trans>
        </Link>
      </p>
    </div>
  );
}
