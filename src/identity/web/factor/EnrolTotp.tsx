import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice, Skeleton } from '../../../platform/web/ui/index.ts';
import styles from '../account/account.module.css';
import { calls, useOwnChange } from '../account/account.ts';
import { Qr } from '../Qr.tsx';
import { BackupCodes } from './BackupCodes.tsx';
import { CodeForm } from './CodeForm.tsx';

type Props = {
  onDone: () => void;
  /** Whose: an operator's account, beside those of the schools, has calls of its own. */
  begin?: () => Promise<{ secret: string; address: string }>;
  confirm?: typeof calls.confirmTotp;
};

/** Sets codes by an app up: the picture, a first code, then the backup codes. */
export function EnrolTotp({
  onDone,
  begin = () => calls.beginTotp({}),
  confirm: confirmCall = calls.confirmTotp,
}: Props) {
  const { t } = useLingui();
  // One secret each time this opens, and the same while it is open: not among what a change of the account
  // makes old.
  const [queryKey] = useState(() => ['totp', crypto.randomUUID()]);
  const begun = useQuery({
    queryKey,
    queryFn: begin,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const confirm = useOwnChange(confirmCall, ({ backupCodes }) => setCodes(backupCodes));
  if (codes) return <BackupCodes codes={codes} onDone={onDone} />;
  if (begun.error)
    return <ProblemNotice error={begun.error} onRetry={() => void begun.refetch()} />;
  if (!begun.data) return <Skeleton rows={4} />;
  const grouped = begun.data.secret.match(/.{1,4}/g)?.join(' ') ?? '';
  return (
    <div className={styles.enrol}>
      <div className={styles.qr}>
        <Qr text={begun.data.address} label={t`Image à lire avec l’application`} />
      </div>
      <div className={styles.form}>
        <ol className={styles.steps}>
          <li>
            <Trans>
              Installer une application de codes sur le téléphone (FreeOTP, Aegis, 2FAS…).
            </Trans>
          </li>
          <li>
            <Trans>Lui faire lire l’image, ou saisir cette clé&nbsp;:</Trans>
            <code className={styles.key}>{grouped}</code>
          </li>
          <li>
            <Trans>Écrire ici le code à six chiffres qu’elle montre.</Trans>
          </li>
        </ol>
        <CodeForm
          label={t`Code à six chiffres`}
          action={t`Activer`}
          pending={confirm.isPending}
          error={confirm.error}
          onCode={(code) => confirm.mutate({ body: { code } })}
        />
      </div>
    </div>
  );
}
