import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Card, Choices, ProblemNotice, Select } from '../../../platform/web/ui/index.ts';
import type { CsvHead } from '../../contract/imports/routes.ts';
import type { CsvColumns, CsvField, ImportedRole } from '../../contract/imports/words.ts';
import styles from './imports.module.css';
import { everyoneWords, fieldWords } from './words.ts';

export type ColumnsFormProps = {
  csv: CsvHead;
  pending: boolean;
  error: unknown;
  onColumns: (columns: CsvColumns) => void;
  onCancel: () => void;
};

const fields = Object.keys(fieldWords) as CsvField[];
const roles = Object.keys(everyoneWords) as ImportedRole[];
const none = 'none';

/** Which column of a CSV holds what; suggested from the titles, or as the school chose last time. */
export function ColumnsForm({ csv, pending, error, onColumns, onCancel }: ColumnsFormProps) {
  const { t, i18n } = useLingui();
  const [columns, setColumns] = useState<CsvColumns>(csv.columns);
  const titles = csv.headers.map((header, index) => ({
    value: String(index),
    label: header || t`Colonne ${index + 1}, sans titre`,
  }));
  const isReady = columns.family !== null && columns.given !== null;
  return (
    <Card>
      <h2>
        <Trans>Quelle colonne contient quoi&nbsp;?</Trans>
      </h2>
      <p className={styles.soft}>
        <Trans>
          Les colonnes qui ne sont pas choisies ici sont écartées sans être gardées. Préau se
          souviendra de ce choix pour les fichiers qui ont les mêmes titres.
        </Trans>
      </p>
      <div className={styles.fields}>
        {fields.map((field) => (
          <Select
            key={field}
            label={i18n._(fieldWords[field])}
            value={columns[field] === null ? none : String(columns[field])}
            onChange={(value) =>
              setColumns({ ...columns, [field]: value === none ? null : Number(value) })
            }
            options={[{ value: none, label: t`Aucune colonne` }, ...titles]}
          />
        ))}
      </div>
      <Choices
        label={t`Qui contient ce fichier, quand aucune colonne ne le dit\u00a0?`}
        value={columns.everyone}
        onChange={(everyone) => setColumns({ ...columns, everyone })}
        options={roles.map((role) => ({ value: role, label: i18n._(everyoneWords[role]) }))}
      />
      {error ? <ProblemNotice error={error} /> : null}
      <div className={styles.end}>
        <Button pending={pending} isDisabled={!isReady} onPress={() => onColumns(columns)}>
          <Trans>Voir l’aperçu</Trans>
        </Button>
        <Button look="ghost" onPress={onCancel}>
          <Trans>Choisir un autre fichier</Trans>
        </Button>
      </div>
    </Card>
  );
}
