import { Trans, useLingui } from '@lingui/react/macro';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { Button, Card, Notice, PageHead } from '../../../platform/web/ui/index.ts';
import type { OperatorMe } from '../../contract/operators/routes.ts';
import { CodeForm } from '../factor/CodeForm.tsx';
import { EnrolTotp } from '../factor/EnrolTotp.tsx';
import { ownCalls, useGiveFactor, useOperatorSignOut, useRefreshMe } from './api.ts';
import styles from './operators.module.css';

/** Between the password and everything else: an operator's second factor is given, or set up first. */
export function OperatorFactor({ me, onSetUp }: { me: OperatorMe; onSetUp: () => void }) {
  return me.secondFactor === 'to_give' ? <Give /> : <Enrol onDone={onSetUp} />;
}

function Give() {
  const { t } = useLingui();
  const give = useGiveFactor();
  return (
    <div className={styles.factor}>
      <PageHead title={t`Double vérification`} actions={<Leave />}>
        <Trans>La première étape est faite. Il reste à montrer que c’est bien vous.</Trans>
      </PageHead>
      <Card>
        <CodeForm
          label={t`Code de l’application, ou code de secours`}
          action={t`Continuer`}
          pending={give.isPending}
          error={give.error}
          onCode={(code) => give.mutate(code)}
        />
      </Card>
    </div>
  );
}

function Enrol({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const refresh = useRefreshMe();
  const [begun, setBegun] = useState(false);
  return (
    <div className={styles.factor}>
      <PageHead title={t`Protéger ce compte`} actions={<Leave />}>
        <Trans>
          Votre compte crée ou suit des établissements. Un mot de passe ne suffit pas&nbsp;: un code
          de votre téléphone sera demandé à chaque connexion.
        </Trans>
      </PageHead>
      <Card>
        {begun ? (
          <EnrolTotp
            begin={() => ownCalls.beginTotp({ body: { code: null } })}
            confirm={ownCalls.confirmTotp}
            onDone={() => {
              onDone();
              refresh();
            }}
          />
        ) : (
          <div className={styles.form}>
            <Notice>
              <p>
                <Trans>Rien d’autre n’est accessible tant que ce n’est pas fait.</Trans>
              </p>
            </Notice>
            <Button size="large" full onPress={() => setBegun(true)}>
              <Trans>Une application de codes sur mon téléphone</Trans>
            </Button>
          </div>
        )}
      </Card>
    </div>
  );
}

function Leave() {
  const signOut = useOperatorSignOut();
  return (
    <Button
      look="ghost"
      pending={signOut.isPending}
      icon={<LogOut size={20} aria-hidden />}
      onPress={() => signOut.mutate()}
    >
      <Trans>Se déconnecter</Trans>
    </Button>
  );
}
