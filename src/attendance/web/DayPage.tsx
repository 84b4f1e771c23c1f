import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, ClipboardList, FileSpreadsheet } from 'lucide-react';
import { useMe } from '../../identity/web/index.ts';
import { addDays, isDay, noonOf } from '../../meeting/web/index.ts';
import { capitalised, type Format } from '../../platform/web/index.ts';
import {
  Button,
  EmptyState,
  IconButton,
  PageHead,
  ProblemNotice,
  Skeleton,
  TextField,
  toastProblem,
  useFormat,
  useLanguage,
  useNow,
} from '../../platform/web/ui/index.ts';
import styles from './attendance.module.css';
import { LessonLine } from './LessonLine.tsx';
import { dayQuery, useDayExport } from './roll-call.ts';

export type DayPageProps = { day: string | undefined; onDay: (day: string) => void };

/** The school's roll calls, day by day, for the office. */
export function DayPage({ day: asked, onDay }: DayPageProps) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const now = useNow();
  const language = useLanguage();
  const day = isDay(asked) ? asked : format.day(now);
  const lessons = useQuery(dayQuery(day));
  const download = useDayExport();
  const confirmed = lessons.data?.filter(({ confirmedAt }) => confirmedAt !== null).length ?? 0;
  return (
    <>
      <PageHead
        title={t`Appels`}
        actions={
          confirmed > 0 ? (
            <Button
              look="ghost"
              icon={<FileSpreadsheet size={20} aria-hidden />}
              pending={download.isPending}
              onPress={() => download.mutate({ day, language }, { onError: toastProblem })}
            >
              <Trans>Exporter la journée (CSV)</Trans>
            </Button>
          ) : undefined
        }
      >
        <Trans>Les cours qui ont eu lieu, et ce que leur enseignant a confirmé.</Trans>
      </PageHead>
      <DayNav day={day} format={format} onDay={onDay} />
      {lessons.isPending ? <Skeleton rows={4} /> : null}
      {lessons.error ? (
        <ProblemNotice
          error={lessons.error}
          retrying={lessons.isFetching}
          onRetry={() => void lessons.refetch()}
        />
      ) : null}
      {lessons.data?.length === 0 ? <NoLesson /> : null}
      {lessons.data && lessons.data.length > 0 ? (
        <>
          <p className={styles.soft} role="status">
            <Plural
              value={lessons.data.length - confirmed}
              _0="Tous les appels sont confirmés."
              one="# appel reste à confirmer."
              other="# appels restent à confirmer."
            />
          </p>
          <ul className={styles.lessons}>
            {lessons.data.map((lesson) => (
              <LessonLine key={lesson.meetingId} lesson={lesson} format={format} />
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

type NavProps = { day: string; format: Format; onDay: (day: string) => void };

function DayNav({ day, format, onDay }: NavProps) {
  const { t } = useLingui();
  return (
    <nav className={styles.dayNav} aria-label={t`Jours`}>
      <IconButton
        look="ghost"
        label={t`Jour précédent`}
        icon={<ChevronLeft size={20} aria-hidden />}
        onPress={() => onDay(addDays(day, -1))}
      />
      <p aria-live="polite">{capitalised(format.longDay(noonOf(day)))}</p>
      <IconButton
        look="ghost"
        label={t`Jour suivant`}
        icon={<ChevronRight size={20} aria-hidden />}
        onPress={() => onDay(addDays(day, 1))}
      />
      <div className={styles.dayField}>
        <TextField
          label={t`Jour`}
          type="date"
          value={day}
          onChange={(typed) => isDay(typed) && onDay(typed)}
        />
      </div>
    </nav>
  );
}

function NoLesson() {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={<ClipboardList size={28} aria-hidden />}
      title={t`Aucun cours n’a eu lieu ce jour-là`}
    >
      <Trans>
        Chaque cours ouvert dans Préau apparaît ici, avec ses présents, ses retards et ses absents
        dès que son enseignant a confirmé l’appel.
      </Trans>
    </EmptyState>
  );
}
