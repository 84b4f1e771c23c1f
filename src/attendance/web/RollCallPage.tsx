import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ClipboardList, FileSpreadsheet, FileText } from 'lucide-react';
import { useMe } from '../../identity/web/index.ts';
import { capitalised, isProblem } from '../../platform/web/index.ts';
import {
  Button,
  EmptyState,
  Link,
  PageHead,
  ProblemNotice,
  Skeleton,
  toastProblem,
  useFormat,
  useLanguage,
} from '../../platform/web/ui/index.ts';
import { groupLabel } from '../../school/contract/group-label.ts';
import type { RollCall } from '../contract/routes.ts';
import styles from './attendance.module.css';
import { ConfirmButton } from './ConfirmButton.tsx';
import { History } from './History.tsx';
import { rollCallQuery, useConfirm, useExport } from './roll-call.ts';
import { RollList } from './RollList.tsx';
import { StateNotice } from './StateNotice.tsx';

/** The roll call of one lesson: to correct and confirm for its teacher, to read and export for the office. */
export function RollCallPage({ meetingId }: { meetingId: string }) {
  const { t } = useLingui();
  const rollCall = useQuery(rollCallQuery(meetingId));
  if (rollCall.data) return <Loaded rollCall={rollCall.data} />;
  return (
    <>
      <PageHead title={t`Appel`} />
      {rollCall.isPending ? <Skeleton rows={8} /> : null}
      {isProblem(rollCall.error, 'attendance.not_held') ? (
        <NotHeld />
      ) : rollCall.error ? (
        <ProblemNotice
          error={rollCall.error}
          retrying={rollCall.isFetching}
          onRetry={() => void rollCall.refetch()}
        />
      ) : null}
    </>
  );
}

function Loaded({ rollCall }: { rollCall: RollCall }) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const { lesson } = rollCall;
  const confirm = useConfirm(lesson.meetingId);
  return (
    <>
      <PageHead
        title={t`Appel · ${groupLabel(lesson.group)} · ${lesson.title}`}
        actions={
          rollCall.confirmedAt === null ? (
            <ConfirmButton rollCall={rollCall} confirm={confirm} />
          ) : (
            <Exports meetingId={lesson.meetingId} />
          )
        }
      >
        {capitalised(format.longDay(lesson.startsAt))} ·{' '}
        {format.span(lesson.startsAt, lesson.endsAt)}
      </PageHead>
      {confirm.error ? <ProblemNotice error={confirm.error} /> : null}
      <div className={styles.sheet}>
        <StateNotice rollCall={rollCall} format={format} />
        <RollList rollCall={rollCall} format={format} />
      </div>
      <History changes={rollCall.history} format={format} />
    </>
  );
}

function Exports({ meetingId }: { meetingId: string }) {
  const language = useLanguage();
  const download = useExport(meetingId);
  const save = (format: 'csv' | 'pdf') =>
    download.mutate({ format, language }, { onError: toastProblem });
  const waits = (format: 'csv' | 'pdf') =>
    download.isPending && download.variables.format === format;
  return (
    <>
      <Button
        look="ghost"
        icon={<FileSpreadsheet size={20} aria-hidden />}
        pending={waits('csv')}
        onPress={() => save('csv')}
      >
        <Trans>Tableur (CSV)</Trans>
      </Button>
      <Button
        look="ghost"
        icon={<FileText size={20} aria-hidden />}
        pending={waits('pdf')}
        onPress={() => save('pdf')}
      >
        <Trans>À imprimer (PDF)</Trans>
      </Button>
    </>
  );
}

function NotHeld() {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={<ClipboardList size={28} aria-hidden />}
      title={t`Ce cours n’a pas encore été ouvert`}
      action={
        <Link href="/semaine" look="quiet">
          <Trans>Ma semaine</Trans>
        </Link>
      }
    >
      <Trans>
        Dès que la salle est ouverte, l’appel se prépare tout seul : présents, en retard, absents,
        et les pannes de réseau à part. Il reste à le corriger et à le confirmer.
      </Trans>
    </EmptyState>
  );
}
