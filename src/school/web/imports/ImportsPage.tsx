import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import {
  Chip,
  EmptyState,
  Link,
  PageHead,
  ProblemNotice,
  Skeleton,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import type { CsvHead, ImportView } from '../../contract/imports/routes.ts';
import { ColumnsForm } from './ColumnsForm.tsx';
import { FileChoice } from './FileChoice.tsx';
import styles from './imports.module.css';
import { importsQuery, useReadColumns, useReadFile } from './imports.ts';
import { SourcesGuide } from './SourcesGuide.tsx';
import { formatWords, stateWords } from './words.ts';

export type ImportsPageProps = {
  timeZone: string;
  /** A file was read: its preview is there. */
  onImport: (importId: string) => void;
};

/** Imports: choose a file, see those made before. */
export function ImportsPage({ timeZone, onImport }: ImportsPageProps) {
  const { t } = useLingui();
  const imports = useQuery(importsQuery);
  const reading = useReadFile();
  const columns = useReadColumns();
  const [csv, setCsv] = useState<{ file: File; head: CsvHead } | null>(null);
  const choose = (file: File) =>
    reading.mutate(file, {
      onSuccess: (found) => {
        if (found.import) onImport(found.import.importId);
        else if (found.csv) setCsv({ file, head: found.csv });
      },
    });
  return (
    <div className={styles.stack}>
      <PageHead title={t`Imports`}>
        <Trans>Les personnes et les classes viennent du logiciel de l’établissement.</Trans>
      </PageHead>
      {csv ? (
        <ColumnsForm
          csv={csv.head}
          pending={columns.isPending}
          error={columns.error}
          onCancel={() => setCsv(null)}
          onColumns={(chosen) =>
            columns.mutate(
              { file: csv.file, signature: csv.head.signature, columns: chosen },
              { onSuccess: (found) => found.import && onImport(found.import.importId) },
            )
          }
        />
      ) : (
        <FileChoice pending={reading.isPending} onFile={choose} />
      )}
      {reading.error ? <ProblemNotice error={reading.error} /> : null}
      <SourcesGuide />
      {imports.isPending ? <Skeleton rows={3} /> : null}
      {imports.error ? (
        <ProblemNotice
          error={imports.error}
          retrying={imports.isFetching}
          onRetry={() => void imports.refetch()}
        />
      ) : null}
      {imports.data?.length === 0 ? (
        <EmptyState icon={<FileUp size={28} aria-hidden />} title={t`Pas encore d’import`}>
          <Trans>
            Le premier import remplit le registre en quelques minutes. Les suivants le mettent à
            jour&nbsp;: chacun s’annule pendant trente jours.
          </Trans>
        </EmptyState>
      ) : null}
      {imports.data && imports.data.length > 0 ? (
        <History imports={imports.data} timeZone={timeZone} />
      ) : null}
    </div>
  );
}

/** States in which an import has brought, or would bring, the people that it counts. */
const writes = new Set(['ready', 'applying', 'applied']);

function History({ imports, timeZone }: { imports: readonly ImportView[]; timeZone: string }) {
  const { i18n } = useLingui();
  const format = useFormat(timeZone);
  return (
    <section className={styles.section}>
      <h2>
        <Trans>Imports précédents</Trans>
      </h2>
      <ul className={styles.list}>
        {imports.map((one) => {
          const [source, day] = [i18n._(formatWords[one.format]), format.date(one.createdAt)];
          const hour = format.hour(one.createdAt);
          return (
            <li key={one.importId} className={styles.row}>
              <Link href={`/etablissement/imports/${one.importId}`}>
                <Trans>
                  {source}, {day} à {hour}
                </Trans>
              </Link>
              <span className={styles.soft}>
                {writes.has(one.state) ? (
                  <Plural
                    value={one.counts.added}
                    _0="aucune personne ajoutée"
                    one="# personne ajoutée"
                    other="# personnes ajoutées"
                  />
                ) : null}
              </span>
              <Chip tone={stateWords[one.state].tone}>{i18n._(stateWords[one.state].label)}</Chip>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
