import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { useMe } from '../../../identity/web/index.ts';
import {
  Button,
  Dialog,
  Notice,
  ProblemNotice,
  Skeleton,
  toast,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import { calledName } from '../../../school/contract/names.ts';
import type { Evidence } from '../../contract/report-routes.ts';
import { useDropping, useOpening } from './reports.ts';
import styles from './reports.module.css';

type Props = { reportId: string; onClose: () => void };

/** A report, opened: what was said, by whom, where; and that it is as it was. */
export function ReportDialog({ reportId, onClose }: Props) {
  const { t } = useLingui();
  const opening = useOpening();
  const { mutate } = opening;
  useEffect(() => mutate(reportId), [mutate, reportId]);
  return (
    <Dialog
      title={t`Message signalé`}
      isOpen
      dismissable
      onClose={onClose}
      footer={<Erase reportId={reportId} onErased={onClose} />}
    >
      {opening.isPending || opening.isIdle ? <Skeleton rows={4} /> : null}
      {opening.error ? (
        <ProblemNotice error={opening.error} onRetry={() => mutate(reportId)} />
      ) : null}
      {opening.data ? (
        <>
          <Facts evidence={opening.data.evidence} />
          <Notice
            tone={opening.data.intact ? 'good' : 'bad'}
            title={
              opening.data.intact
                ? t`Le texte est celui qui a été signalé`
                : t`Le texte n’est plus celui qui a été signalé`
            }
          >
            <Trans>Empreinte SHA-256 :</Trans>{' '}
            <code className={styles.hash}>{opening.data.report.hash}</code>
          </Notice>
        </>
      ) : null}
    </Dialog>
  );
}

function Facts({ evidence }: { evidence: Evidence }) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const { from, to, one, text, at, lesson, reportedBy } = evidence;
  const gone = t`une personne dont le nom est effacé`;
  const readers = { all: t`toute la classe`, hosts: t`qui anime`, one: gone }[to];
  return (
    <>
      <blockquote className={styles.said} dir="auto">
        {text}
      </blockquote>
      <dl className={styles.facts}>
        <Fact label={t`Écrit par`}>{calledName(from)}</Fact>
        <Fact label={t`Pour`}>{one ? calledName(one) : readers}</Fact>
        <Fact label={t`Le`}>
          {format.longDay(at)}, {format.hour(at)}
        </Fact>
        <Fact label={t`Cours`}>{lesson}</Fact>
        <Fact label={t`Signalé par`}>{reportedBy ? calledName(reportedBy) : gone}</Fact>
      </dl>
    </>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

/** Erases a report before its time: asked once more, since nothing brings it back. */
function Erase({ reportId, onErased }: { reportId: string; onErased: () => void }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const dropping = useDropping(() => {
    toast(t`Le signalement est effacé.`);
    onErased();
  });
  if (!isAsking)
    return (
      <Button look="ghost" onPress={() => setAsking(true)}>
        <Trans>Effacer…</Trans>
      </Button>
    );
  return (
    <>
      {dropping.error ? <ProblemNotice error={dropping.error} /> : null}
      <p>
        <Trans>Effacer cette preuve pour de bon ?</Trans>
      </p>
      <Button look="ghost" onPress={() => setAsking(false)}>
        <Trans>Garder</Trans>
      </Button>
      <Button look="danger" pending={dropping.isPending} onPress={() => dropping.mutate(reportId)}>
        <Trans>Effacer</Trans>
      </Button>
    </>
  );
}
