import { Trans } from '@lingui/react/macro';
import { FileUp } from 'lucide-react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button, Card } from '../../../platform/web/ui/index.ts';
import styles from './imports.module.css';

/** Chooses a file and sends it; nothing of it is kept but what the page then shows. */
export function FileChoice({
  pending,
  onFile,
}: {
  pending: boolean;
  onFile: (file: File) => void;
}) {
  return (
    <Card raised>
      <div className={styles.choose}>
        <div>
          <h2>
            <Trans>Choisir un fichier</Trans>
          </h2>
          <p className={styles.soft}>
            <Trans>
              Un aperçu montre d’abord ce qui changerait. Adresses, dates de naissance, INE et
              autres colonnes inutiles sont écartés sans être gardés.
            </Trans>
          </p>
        </div>
        <FileTrigger
          acceptedFileTypes={['.csv', '.txt', '.xml', '.zip']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file) onFile(file);
          }}
        >
          <Button size="large" pending={pending} icon={<FileUp size={20} aria-hidden />}>
            <Trans>Choisir un fichier…</Trans>
          </Button>
        </FileTrigger>
      </div>
    </Card>
  );
}
