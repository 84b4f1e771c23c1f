import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Card, Chip, Dialog, toast } from '../../../platform/web/ui/index.ts';
import type { OwnAccount } from '../../contract/own-account.ts';
import { BackupCodes } from '../factor/BackupCodes.tsx';
import { CodeForm } from '../factor/CodeForm.tsx';
import { EnrolTotp } from '../factor/EnrolTotp.tsx';
import { calls, useOwnChange } from './account.ts';
import styles from './account.module.css';

type Doing = 'enrol' | 'renew' | 'remove' | null;

/** Codes by an app, beside the password. */
export function FactorCard({ factor }: { factor: OwnAccount['secondFactor'] }) {
  const { t } = useLingui();
  const [doing, setDoing] = useState<Doing>(null);
  const close = () => setDoing(null);
  return (
    <Card>
      <h2 className={styles.row}>
        <Trans>Double vérification</Trans>
        <Chip tone={factor.totp ? 'good' : 'plain'}>{factor.totp ? t`Activée` : t`Inactive`}</Chip>
      </h2>
      <p className={styles.soft}>
        {factor.required ? (
          <Trans>
            Votre compte ouvre sur les données de tout l’établissement&nbsp;: un code d’application
            ou une clé d’accès y est obligatoire.
          </Trans>
        ) : (
          <Trans>
            Un code de votre téléphone, en plus du mot de passe. Un mot de passe volé ne suffit
            plus.
          </Trans>
        )}
      </p>
      {factor.totp ? (
        <>
          <p>
            <Plural
              value={factor.backupCodes}
              _0="Il ne reste aucun code de secours."
              one="Il reste # code de secours."
              other="Il reste # codes de secours."
            />
          </p>
          <div className={styles.actions}>
            <Button look="quiet" onPress={() => setDoing('renew')}>
              <Trans>Nouveaux codes de secours</Trans>
            </Button>
            <Button look="quiet" onPress={() => setDoing('remove')}>
              <Trans>Retirer l’application</Trans>
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.actions}>
          <Button onPress={() => setDoing('enrol')}>
            <Trans>Activer les codes</Trans>
          </Button>
        </div>
      )}
      <Dialog
        title={t`Activer la double vérification`}
        isOpen={doing === 'enrol'}
        onClose={close}
        wide
      >
        <EnrolTotp onDone={close} />
      </Dialog>
      <Dialog title={t`Nouveaux codes de secours`} isOpen={doing === 'renew'} onClose={close}>
        <Renew onDone={close} />
      </Dialog>
      <Dialog title={t`Retirer l’application`} isOpen={doing === 'remove'} onClose={close}>
        <Remove onDone={close} />
      </Dialog>
    </Card>
  );
}

function Renew({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const renew = useOwnChange(calls.renewCodes);
  if (renew.data) return <BackupCodes codes={renew.data.backupCodes} onDone={onDone} />;
  return (
    <CodeForm
      label={t`Code de l’application`}
      action={t`Faire de nouveaux codes`}
      pending={renew.isPending}
      error={renew.error}
      onCode={(code) => renew.mutate({ body: { code } })}
    />
  );
}

function Remove({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const remove = useOwnChange(calls.removeTotp, () => {
    toast(t`La double vérification est retirée.`);
    onDone();
  });
  return (
    <CodeForm
      label={t`Code de l’application, ou code de secours`}
      action={t`Retirer`}
      pending={remove.isPending}
      error={remove.error}
      onCode={(code) => remove.mutate({ body: { code } })}
    />
  );
}
