import { Trans, useLingui } from '@lingui/react/macro';
import { KeyRound, LogIn } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { isProblem } from '../../platform/web/index.ts';
import {
  Button,
  focusFirstFault,
  PasswordField,
  ProblemNotice,
  TextField,
  toast,
} from '../../platform/web/ui/index.ts';
import type { Me } from '../contract/routes.ts';
import styles from './identity.module.css';
import { knowsPasskeys, wasGivenUp } from './passkey.ts';
import { type Credentials, usePasskeySignIn, useSignIn } from './session.ts';

type Props = {
  prefill?: Credentials | undefined;
  onDone: (me: Me) => void;
  /** The school of whoever signs in is suspended. */
  onSuspended?: (() => void) | undefined;
};

/** Username and password of the school, or a passkey. */
export function SignInForm({ prefill, onDone, onSuspended }: Props) {
  const { t } = useLingui();
  const [username, setUsername] = useState(prefill?.username ?? '');
  const [password, setPassword] = useState(prefill?.password ?? '');
  const [missing, setMissing] = useState(false);
  const done = ({ me, failures }: { me: Me; failures: number | null }) => {
    if (failures !== null)
      toast(t`Avant vous, ${failures} essais de connexion ont échoué. Voir la page Mon compte.`);
    onDone(me);
  };
  const told = (problem: Error) => {
    if (isProblem(problem, 'school_suspended')) onSuspended?.();
  };
  const signIn = useSignIn(done, told);
  const byPasskey = usePasskeySignIn(done, told);
  const error = signIn.error ?? (wasGivenUp(byPasskey.error) ? null : byPasskey.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const incomplete = username.trim() === '' || password === '';
    setMissing(incomplete);
    if (incomplete) focusFirstFault(event.currentTarget);
    else signIn.mutate({ username: username.trim(), password });
  };
  const refused = isProblem(signIn.error, 'identity.credentials_refused');
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {error ? <ProblemNotice error={error} /> : null}
      <TextField
        label={t`Identifiant`}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck="false"
        value={username}
        onChange={setUsername}
        error={
          missing && username.trim() === ''
            ? t`L’identifiant est donné par l’établissement.`
            : undefined
        }
      />
      <PasswordField
        label={t`Mot de passe`}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={
          missing && password === ''
            ? t`Le mot de passe manque.`
            : refused
              ? t`À vérifier, comme l’identifiant.`
              : undefined
        }
      />
      <Button
        type="submit"
        size="large"
        full
        pending={signIn.isPending}
        icon={<LogIn size={20} aria-hidden />}
      >
        <Trans>Se connecter</Trans>
      </Button>
      {knowsPasskeys() ? (
        <Button
          look="quiet"
          size="large"
          full
          pending={byPasskey.isPending}
          icon={<KeyRound size={20} aria-hidden />}
          onPress={() => byPasskey.mutate(undefined)}
        >
          <Trans>Avec une clé d’accès</Trans>
        </Button>
      ) : null}
    </form>
  );
}
