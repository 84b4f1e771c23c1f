import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Flag } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../../identity/web/index.ts';
import {
  Button,
  Card,
  Chip,
  EmptyState,
  PageHead,
  ProblemNotice,
  Skeleton,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import { calledName } from '../../../school/contract/names.ts';
import type { ReportLine } from '../../contract/report-routes.ts';
import { ReportDialog } from './ReportDialog.tsx';
import { reportsQuery } from './reports.ts';
import styles from './reports.module.css';

/** The messages that somebody reported: nothing of them is shown before one is opened. */
export function ReportsPage() {
  const { t } = useLingui();
  const reports = useQuery(reportsQuery);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <PageHead title={t`Signalements`}>
        <Trans>
          Les messages que quelqu’un a signalés pendant un cours. Chacun est gardé sous scellé 30
          jours, puis effacé. Qui ouvre le premier est noté.
        </Trans>
      </PageHead>
      {reports.isPending ? <Skeleton rows={3} /> : null}
      {reports.error ? (
        <ProblemNotice
          error={reports.error}
          retrying={reports.isFetching}
          onRetry={() => void reports.refetch()}
        />
      ) : null}
      {reports.data?.length === 0 ? (
        <EmptyState icon={<Flag size={28} aria-hidden />} title={t`Aucun signalement`}>
          <Trans>
            Pendant un cours, chacun peut signaler un message qui blesse : il apparaît ici, même si
            un professeur l’efface ensuite.
          </Trans>
        </EmptyState>
      ) : null}
      <ul className={styles.reports}>
        {reports.data?.map((report) => (
          <li key={report.reportId}>
            <ReportCard report={report} onOpen={() => setOpen(report.reportId)} />
          </li>
        ))}
      </ul>
      {open === null ? null : <ReportDialog reportId={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function ReportCard({ report, onOpen }: { report: ReportLine; onOpen: () => void }) {
  const format = useFormat(useMe().school.timeZone);
  const when = `${format.longDay(report.reportedAt)}, ${format.hour(report.reportedAt)}`;
  const until = format.longDay(report.erasedAt);
  const { opened } = report;
  const by = opened?.by ? calledName(opened.by) : '';
  const at = opened ? `${format.longDay(opened.at)}, ${format.hour(opened.at)}` : '';
  return (
    <Card>
      <div className={styles.report}>
        <div>
          <h2>
            <Trans>Signalé {when}</Trans>
          </h2>
          <p className={styles.soft}>
            <Trans>Il s’effacera de lui-même le {until}.</Trans>
          </p>
          {opened ? (
            <p className={styles.soft}>
              {by === '' ? (
                <Trans>Ouvert {at}.</Trans>
              ) : (
                <Trans>
                  Ouvert par {by}, {at}.
                </Trans>
              )}
            </p>
          ) : null}
        </div>
        {opened ? null : (
          <Chip tone="warn">
            <Trans>À lire</Trans>
          </Chip>
        )}
        <Button look="quiet" onPress={onOpen}>
          <Trans>Ouvrir</Trans>
        </Button>
      </div>
    </Card>
  );
}
