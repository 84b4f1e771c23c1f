import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { isProblem } from '../../../platform/web/index.ts';
import {
  Button,
  Card,
  focusFirstFault,
  PasswordField,
  ProblemNotice,
  toast,
} from '../../../platform/web/ui/index.ts';
import { passwordLength } from '../../contract/passwords.ts';
import { calls, useOwnChange } from './account.ts';
import styles from './account.module.css';

type Props = { shortest: number; call?: typeof calls.password };

/** A new password for the old one. */
export function PasswordCard({ shortest, call = calls.password }: Props) {
  const { t } = useLingui();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const change = useOwnChange(call, () => {
    setCurrent('');
    setPassword('');
    setAsked(false);
    toast(t`Mot de passe changé. Les autres appareils sont déconnectés.`);
  });
  const short = passwordLength(password) < shortest;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (current === '' || short) focusFirstFault(event.currentTarget);
    else change.mutate({ body: { current, password } });
  };
  const wrong = isProblem(change.error, 'identity.password_wrong');
  return (
    <Card>
      <form className={styles.form} onSubmit={submit} noValidate>
        <h2>
          <Trans>Mot de passe</Trans>
        </h2>
        {change.error && !wrong ? <ProblemNotice error={change.error} /> : null}
        <PasswordField
          label={t`Mot de passe actuel`}
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={
            wrong
              ? t`Ce n’est pas le mot de passe actuel.`
              : asked && current === ''
                ? t`Le mot de passe actuel manque.`
                : undefined
          }
        />
        <PasswordField
          label={t`Nouveau mot de passe`}
          autoComplete="new-password"
          hint={t`Au moins ${shortest} caractères. Une phrase facile à retenir convient.`}
          value={password}
          onChange={setPassword}
          error={asked && short ? t`Il faut au moins ${shortest} caractères.` : undefined}
        />
        <Button type="submit" pending={change.isPending}>
          <Trans>Changer le mot de passe</Trans>
        </Button>
      </form>
    </Card>
  );
}
