import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button, Card, Notice, PageHead, toastProblem } from '../../../platform/web/ui/index.ts';
import { calls, useOwnChange } from '../account/account.ts';
import styles from '../account/account.module.css';
import { enterByPasskey, knowsPasskeys, makePasskey, wasGivenUp } from '../passkey.ts';
import { sessionQuery, useMe } from '../session.ts';
import { CodeForm } from './CodeForm.tsx';
import { EnrolTotp } from './EnrolTotp.tsx';

/** Between the password and everything else: the second factor is given, or set up the first time. */
export function SecondFactorPage({ onDone }: { onDone: () => void }) {
  // What it began as: setting up ends with the backup codes, after the session has all its rights.
  const [began] = useState(useMe().secondFactor);
  return began === 'to_enrol' ? <Enrol onDone={onDone} /> : <Give onDone={onDone} />;
}

function Give({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const give = useOwnChange(calls.giveFactor, ({ me }) => {
    client.setQueryData(sessionQuery.queryKey, me);
    onDone();
  });
  const byPasskey = useOwnChange(enterByPasskey, (me) => {
    client.setQueryData(sessionQuery.queryKey, me);
    onDone();
  });
  return (
    <div className={styles.narrow}>
      <PageHead title={t`Double vérification`}>
        <Trans>La première étape est faite. Il reste à montrer que c’est bien vous.</Trans>
      </PageHead>
      <Card>
        <CodeForm
          label={t`Code de l’application, ou code de secours`}
          action={t`Continuer`}
          pending={give.isPending}
          error={give.error}
          onCode={(code) => give.mutate({ body: { code } })}
        />
        {knowsPasskeys() ? (
          <div className={styles.or}>
            <Button
              look="quiet"
              full
              icon={<KeyRound size={20} aria-hidden />}
              pending={byPasskey.isPending}
              onPress={() =>
                byPasskey.mutate(undefined, {
                  onError: (error) => wasGivenUp(error) || toastProblem(error),
                })
              }
            >
              <Trans>Utiliser une clé d’accès</Trans>
            </Button>
          </div>
        ) : null}
      </Card>
      <p className={styles.soft}>
        <Trans>
          Plus de téléphone ni de code de secours&nbsp;? La direction ou l’administration de
          l’établissement peut renouveler votre accès.
        </Trans>
      </p>
    </div>
  );
}

function Enrol({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const [way, setWay] = useState<'ask' | 'totp'>('ask');
  const passkey = useOwnChange(() => makePasskey(t`Clé de cet appareil`), onDone);
  return (
    <div className={styles.narrow}>
      <PageHead title={t`Protéger ce compte`}>
        <Trans>
          Votre compte ouvre sur les données de tout l’établissement. Se connecter d’une seule façon
          ne suffit pas&nbsp;: activez la double vérification.
        </Trans>
      </PageHead>
      <Card>
        {way === 'totp' ? (
          <EnrolTotp onDone={onDone} />
        ) : (
          <div className={styles.form}>
            <Notice>
              <p>
                <Trans>Rien d’autre n’est accessible tant que ce n’est pas fait.</Trans>
              </p>
            </Notice>
            <Button size="large" full onPress={() => setWay('totp')}>
              <Trans>Une application de codes sur mon téléphone</Trans>
            </Button>
            {knowsPasskeys() ? (
              <Button
                look="quiet"
                size="large"
                full
                icon={<KeyRound size={20} aria-hidden />}
                pending={passkey.isPending}
                onPress={() =>
                  passkey.mutate(undefined, {
                    onError: (error) => wasGivenUp(error) || toastProblem(error),
                  })
                }
              >
                <Trans>Une clé d’accès (empreinte, code de l’appareil, clé USB)</Trans>
              </Button>
            ) : null}
          </div>
        )}
      </Card>
    </div>
  );
}
