import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import {
  Chip,
  Link,
  PageHead,
  ProblemNotice,
  Skeleton,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import type { ImportView } from '../../contract/imports/routes.ts';
import styles from './imports.module.css';
import { importQuery } from './imports.ts';
import { ImportFigures } from './ImportFigures.tsx';
import { ImportLists } from './ImportLists.tsx';
import { ImportReport } from './ImportReport.tsx';
import { ImportStanding } from './ImportStanding.tsx';
import { formatWords, stateWords } from './words.ts';

/** One import: what it would do, how far it is, what it did, and how to take it back. */
export function ImportPage({ importId, timeZone }: { importId: string; timeZone: string }) {
  const { t } = useLingui();
  const { data, error, isPending, isFetching, refetch } = useQuery(importQuery(importId));
  return (
    <div className={styles.stack}>
      <p className={styles.back}>
        <Link href="/etablissement/imports" icon={<ArrowLeft size={18} aria-hidden />}>
          <Trans>Imports</Trans>
        </Link>
      </p>
      {data ? <Head view={data} timeZone={timeZone} /> : <PageHead title={t`Import`} />}
      {isPending ? <Skeleton rows={4} /> : null}
      {error ? (
        <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <>
          <ImportStanding view={data} />
          <ImportFigures counts={data.counts} />
          <ImportLists view={data} />
          <ImportReport view={data} />
        </>
      ) : null}
    </div>
  );
}

function Head({ view, timeZone }: { view: ImportView; timeZone: string }) {
  const { t, i18n } = useLingui();
  const format = useFormat(timeZone);
  const source = i18n._(formatWords[view.format]);
  const [day, hour] = [format.date(view.createdAt), format.hour(view.createdAt)];
  const { tone, label } = stateWords[view.state];
  const title = view.format === 'csv' ? t`Import d’un fichier CSV` : t`Import ${source}`;
  return (
    <PageHead title={title} actions={<Chip tone={tone}>{i18n._(label)}</Chip>}>
      <Trans>
        Fichier lu le {day} à {hour}
      </Trans>
    </PageHead>
  );
}
