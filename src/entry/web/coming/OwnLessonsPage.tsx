import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CalendarDays, DoorOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMe } from '../../../identity/web/index.ts';
import { capitalised, type Format } from '../../../platform/web/index.ts';
import {
  Button,
  Card,
  EmptyState,
  PageHead,
  ProblemNotice,
  Skeleton,
  useFormat,
  useNow,
} from '../../../platform/web/ui/index.ts';
import { calledName } from '../../../school/contract/names.ts';
import type { OwnLesson } from '../../contract/coming.ts';
import styles from './coming.module.css';
import { ownLessonsQuery, useCome } from './lessons.ts';

type Props = { onDoor: (seatId: string) => void };

/** The lessons in which a pupil who is signed in is expected, and the way to each one's door. */
export function OwnLessonsPage({ onDoor }: Props) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const now = useNow();
  const lessons = useQuery(ownLessonsQuery);
  const come = useCome(onDoor);
  return (
    <>
      <PageHead title={t`Mes cours`}>
        <Trans>Ceux des sept jours qui viennent.</Trans>
      </PageHead>
      {come.error ? <ProblemNotice error={come.error} /> : null}
      {lessons.isPending ? <Skeleton rows={3} /> : null}
      {lessons.error ? (
        <ProblemNotice
          error={lessons.error}
          retrying={lessons.isFetching}
          onRetry={() => void lessons.refetch()}
        />
      ) : null}
      {lessons.data?.length === 0 ? (
        <EmptyState icon={<CalendarDays size={28} aria-hidden />} title={t`Aucun cours prévu`}>
          <Trans>Les cours apparaissent ici dès que le professeur les a prévus.</Trans>
        </EmptyState>
      ) : null}
      <ul className={styles.list}>
        {lessons.data?.map((lesson) => (
          <li key={lesson.meetingId}>
            <Card>
              <LessonLine lesson={lesson} now={now} format={format}>
                <Button
                  icon={<DoorOpen size={20} aria-hidden />}
                  pending={come.isPending && come.variables === lesson.meetingId}
                  aria-label={t`Aller à la porte de ${lesson.title}`}
                  onPress={() => come.mutate(lesson.meetingId)}
                >
                  <Trans>Aller à la porte</Trans>
                </Button>
              </LessonLine>
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
}

type LineProps = { lesson: OwnLesson; now: Date; format: Format; children: ReactNode };

function LessonLine({ lesson, now, format, children }: LineProps) {
  const isOpen = new Date(lesson.opensAt) <= now;
  const hour = format.hour(lesson.opensAt);
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <h2>{lesson.title}</h2>
        <p>
          {format.day(lesson.startsAt) === format.day(now)
            ? null
            : `${capitalised(format.longDay(lesson.startsAt))} · `}
          {format.span(lesson.startsAt, lesson.endsAt)}
        </p>
        <p className={styles.soft}>{lesson.teachers.map(calledName).join(', ')}</p>
      </div>
      {isOpen ? (
        children
      ) : (
        <p className={styles.soft}>
          <Trans>La porte s’ouvre à {hour}</Trans>
        </p>
      )}
    </div>
  );
}
