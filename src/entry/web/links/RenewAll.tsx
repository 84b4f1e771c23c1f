import { Trans, useLingui } from '@lingui/react/macro';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Button, Notice, ProblemNotice, toast } from '../../../platform/web/ui/index.ts';
import styles from './links.module.css';
import type { Links } from './links.ts';

/** Is there any link that could go astray? */
export function hasLinks({ door }: Links): boolean {
  const { pupils = [], guests = [], classLink = null } = door.data ?? {};
  return pupils.length + guests.length > 0 || classLink !== null;
}

/** A link went astray: all of them change at once, after a word, since those inside by one go out. */
export function RenewAll({ links: { rotation } }: { links: Links }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const renew = () =>
    rotation.mutate(undefined, {
      onSuccess: () => {
        setAsking(false);
        toast(t`Tous les liens sont neufs ; les anciens n’ouvrent plus rien.`);
      },
    });
  if (!isAsking)
    return (
      <div className={styles.renewing}>
        <Button
          look="plain"
          icon={<RefreshCw size={20} aria-hidden />}
          onPress={() => setAsking(true)}
        >
          <Trans>Renouveler tous les liens…</Trans>
        </Button>
      </div>
    );
  return (
    <div className={styles.renewing}>
      <Notice
        tone="warn"
        alert
        title={t`Renouveler tous les liens de ce cours ?`}
        actions={
          <>
            <Button look="plain" size="small" onPress={() => setAsking(false)}>
              <Trans>Garder les liens</Trans>
            </Button>
            <Button look="danger" size="small" pending={rotation.isPending} onPress={renew}>
              <Trans>Renouveler</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            Les anciens n’ouvrent plus rien, et ceux qui sont entrés par un lien sortent aussitôt.
            Ceux qui se sont connectés avec leur compte restent.
          </Trans>
        </p>
        {rotation.error ? <ProblemNotice error={rotation.error} /> : null}
      </Notice>
    </div>
  );
}
