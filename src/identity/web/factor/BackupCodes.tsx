import { Trans } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { Button, Notice } from '../../../platform/web/ui/index.ts';
import styles from '../account/account.module.css';

/** Codes for the day when the phone is not there; shown this once. */
export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <div className={styles.form}>
      <Notice tone="warn" title={<Trans>Codes de secours, montrés cette seule fois</Trans>}>
        <p>
          <Trans>
            Chacun sert une fois, si le téléphone manque. À imprimer ou à noter, puis à garder loin
            de l’ordinateur.
          </Trans>
        </p>
      </Notice>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button
          look="quiet"
          icon={<Printer size={20} aria-hidden />}
          onPress={() => window.print()}
        >
          <Trans>Imprimer</Trans>
        </Button>
        <Button onPress={onDone}>
          <Trans>Je les ai gardés</Trans>
        </Button>
      </div>
    </div>
  );
}
