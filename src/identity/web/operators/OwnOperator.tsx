import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, Chip, Dialog } from '../../../platform/web/ui/index.ts';
import type { OperatorMe } from '../../contract/operators/routes.ts';
import { shortestPassword } from '../../contract/passwords.ts';
import { PasswordCard } from '../account/PasswordCard.tsx';
import { BackupCodes } from '../factor/BackupCodes.tsx';
import { CodeForm } from '../factor/CodeForm.tsx';
import { EnrolTotp } from '../factor/EnrolTotp.tsx';
import { ownCalls, useRefreshMe } from './api.ts';
import styles from './operators.module.css';

/** An operator's own account: the password, the app, the backup codes. */
export function OwnOperator({ me }: { me: OperatorMe }) {
  return (
    <section className={styles.own}>
      <h2>
        <Trans>Mon compte</Trans>
      </h2>
      <p className={styles.soft}>
        <Trans>
          Identifiant&nbsp;: <strong>{me.username}</strong>
        </Trans>
      </p>
      <PasswordCard shortest={shortestPassword} call={ownCalls.password} />
      <Factor me={me} />
    </section>
  );
}

function Factor({ me }: { me: OperatorMe }) {
  const { t } = useLingui();
  const refresh = useRefreshMe();
  const [doing, setDoing] = useState<'renew' | 'exchange' | null>(null);
  const close = () => {
    setDoing(null);
    refresh();
  };
  return (
    <Card>
      <h2 className={styles.title}>
        <Trans>Double vérification</Trans>
        <Chip tone="good">{t`Activée`}</Chip>
      </h2>
      <p>
        <Plural
          value={me.backupCodes}
          _0="Il ne reste aucun code de secours."
          one="Il reste # code de secours."
          other="Il reste # codes de secours."
        />
      </p>
      <div className={styles.actions}>
        <Button look="quiet" onPress={() => setDoing('renew')}>
          <Trans>Nouveaux codes de secours</Trans>
        </Button>
        <Button look="quiet" onPress={() => setDoing('exchange')}>
          <Trans>Changer d’application ou de téléphone</Trans>
        </Button>
      </div>
      <Dialog title={t`Nouveaux codes de secours`} isOpen={doing === 'renew'} onClose={close}>
        <Renew onDone={close} />
      </Dialog>
      <Dialog
        title={t`Changer d’application ou de téléphone`}
        isOpen={doing === 'exchange'}
        onClose={close}
        wide
      >
        <Exchange onDone={close} />
      </Dialog>
    </Card>
  );
}

function Renew({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const renew = useMutation({
    mutationFn: (code: string) => ownCalls.renewCodes({ body: { code } }),
  });
  if (renew.data) return <BackupCodes codes={renew.data.backupCodes} onDone={onDone} />;
  return (
    <CodeForm
      label={t`Code de l’application`}
      action={t`Faire de nouveaux codes`}
      pending={renew.isPending}
      error={renew.error}
      onCode={(code) => renew.mutate(code)}
    />
  );
}

/** A code of the app that there is, or of the sheet when the phone is lost; then the new app. */
function Exchange({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const begin = useMutation({
    mutationFn: (code: string) => ownCalls.beginTotp({ body: { code } }),
  });
  const begun = begin.data;
  if (begun)
    return <EnrolTotp begin={async () => begun} confirm={ownCalls.confirmTotp} onDone={onDone} />;
  return (
    <CodeForm
      label={t`Code de l’application, ou code de secours`}
      hint={t`L’application actuelle sert jusqu’au premier code de la nouvelle.`}
      action={t`Continuer`}
      pending={begin.isPending}
      error={begin.error}
      onCode={(code) => begin.mutate(code)}
    />
  );
}
