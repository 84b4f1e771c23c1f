import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowRight, KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import {
  Button,
  Card,
  focusFirstFault,
  Link,
  Notice,
  PageHead,
  PasswordField,
  ProblemNotice,
  TextField,
} from '../../../platform/web/ui/index.ts';
import type { RouteReply } from '../../../platform/contract/route.ts';
import type { readInstallationLink, useInstallationLink } from '../../contract/operators/routes.ts';
import { useReadLink, useUseLink } from './api.ts';
import styles from './operators.module.css';

type Holder = RouteReply<typeof readInstallationLink>;
type Made = RouteReply<typeof useInstallationLink>;

/** The page of a one-time link or code: whose account it makes, and the account itself. */
export function InstallationPage({ secret: given }: { secret: string }) {
  const { t } = useLingui();
  const [secret, setSecret] = useState(given);
  const [made, setMade] = useState<Made | null>(null);
  const read = useReadLink();
  return (
    <div className={styles.narrow}>
      <PageHead title={t`Première connexion`}>
        <Trans>Un code reçu une fois fait un compte, que vous seul connaissez ensuite.</Trans>
      </PageHead>
      {made ? <Done made={made} /> : null}
      {!made && read.data ? (
        <AccountForm holder={read.data} secret={secret} onMade={setMade} />
      ) : null}
      {!made && !read.data ? (
        <Card>
          <form
            className={styles.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              read.mutate(secret.trim());
            }}
          >
            {read.error ? <ProblemNotice error={read.error} /> : null}
            <TextField
              label={t`Code`}
              hint={t`Il est dans le lien reçu, ou affiché au premier démarrage.`}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck="false"
              value={secret}
              onChange={setSecret}
            />
            <Button
              type="submit"
              size="large"
              pending={read.isPending}
              icon={<ArrowRight size={20} aria-hidden />}
            >
              <Trans>Continuer</Trans>
            </Button>
          </form>
        </Card>
      ) : null}
    </div>
  );
}

type FormProps = { holder: Holder; secret: string; onMade: (made: Made) => void };

function AccountForm({ holder, secret, onMade }: FormProps) {
  const { t } = useLingui();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const use = useUseLink();
  const isName = /^[a-z0-9][a-z0-9._-]{0,59}$/.test(username);
  const isLong = Array.from(password).length >= 12;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (!isName || !isLong) focusFirstFault(event.currentTarget);
    else use.mutate({ secret: secret.trim(), username, password }, { onSuccess: onMade });
  };
  return (
    <Card>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Notice title={holder.label}>
          <p>
            {holder.school ? (
              `${holder.school.name} (${holder.school.uai})`
            ) : holder.kind === 'host' ? (
              <Trans>Administration de l’hébergeur</Trans>
            ) : (
              <Trans>Suivi de plusieurs établissements</Trans>
            )}
          </p>
        </Notice>
        {use.error ? <ProblemNotice error={use.error} /> : null}
        <TextField
          label={t`Identifiant`}
          hint={t`Lettres minuscules sans accent, chiffres, point, tiret.`}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck="false"
          maxLength={60}
          value={username}
          onChange={setUsername}
          error={asked && !isName ? t`Cet identifiant a une forme inattendue.` : undefined}
        />
        <PasswordField
          label={t`Mot de passe`}
          hint={t`Douze caractères au moins\u00a0: une phrase est facile à retenir.`}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={asked && !isLong ? t`Il faut douze caractères au moins.` : undefined}
        />
        <Button
          type="submit"
          size="large"
          pending={use.isPending}
          icon={<KeyRound size={20} aria-hidden />}
        >
          <Trans>Créer mon compte</Trans>
        </Button>
      </form>
    </Card>
  );
}

function Done({ made: { kind, username } }: { made: Made }) {
  const { t } = useLingui();
  return (
    <Notice tone="good" title={t`Votre compte est prêt`} alert>
      <p>
        <Trans>Votre identifiant, à garder&nbsp;:</Trans> <strong>{username}</strong>
      </p>
      <p>
        {kind === 'signatory' ? (
          <Link href="/connexion?vers=/contrat">
            <Trans>Se connecter et lire le contrat</Trans>
          </Link>
        ) : (
          <Link href="/hebergeur">
            <Trans>Se connecter</Trans>
          </Link>
        )}
      </p>
    </Notice>
  );
}
