import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CalendarPlus, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { can } from '../../access/contract/abilities.ts';
import { actingAs, ownSchool, useMe } from '../../identity/web/index.ts';
import {
  Button,
  EmptyState,
  PageHead,
  ProblemNotice,
  Skeleton,
  useFormat,
  useNow,
} from '../../platform/web/ui/index.ts';
import { calledName } from '../../school/contract/names.ts';
import type { MeetingView } from '../contract/routes.ts';
import { AddressDialog } from './AddressDialog.tsx';
import { isDay, mondayOf } from './days.ts';
import { EndDialog } from './EndDialog.tsx';
import { HostsDialog } from './HostsDialog.tsx';
import { ChangeDialog, PlanDialog } from './LessonDialogs.tsx';
import { weekQuery } from './meetings.ts';
import { NextLesson } from './NextLesson.tsx';
import { ReservationsDialog } from './staff/ReservationsDialog.tsx';
import { ChangeMeetingDialog } from './staff/StaffDialogs.tsx';
import { StaffWeek } from './staff/StaffWeek.tsx';
import { nextMeeting } from './timeline.ts';
import { useLessonActions } from './use-lesson-actions.ts';
import styles from './week.module.css';
import { WeekDays } from './WeekDays.tsx';
import { WeekNav } from './WeekNav.tsx';

export type WeekPageProps = {
  /** A day of the week to show; this week without it. */
  day: string | undefined;
  onWeek: (monday: string) => void;
  /** The room is open and this is the teacher's seat in it. */
  onOpened: (seatId: string) => void;
  /** Draws the pupils' links of a lesson: they belong to the entry. */
  renderLinks: (meeting: MeetingView, onClose: () => void) => ReactNode;
  /** Draws what pupils may do in a lesson. */
  renderRights: (meeting: MeetingView, onClose: () => void) => ReactNode;
  /** Draws who is kept out of a lesson. */
  renderBans: (meeting: MeetingView, onClose: () => void) => ReactNode;
  /** Draws what a lesson that has ended leads to: it belongs to domains below. */
  renderOver: (meeting: MeetingView) => ReactNode;
};

/** My week: the next lesson first, then all of them by day. */
export function WeekPage(props: WeekPageProps) {
  const { day, onWeek, onOpened, renderLinks, renderRights, renderBans, renderOver } = props;
  const { t } = useLingui();
  const me = useMe();
  const now = useNow();
  const format = useFormat(me.school.timeZone);
  const thisMonday = mondayOf(format.day(now));
  const monday = isDay(day) ? mondayOf(day) : thisMonday;
  const week = useQuery(weekQuery(monday));
  const { actions, dialog, plan, openStaffRoom, opensStaffRoom, closeDialog } =
    useLessonActions(onOpened);
  const meetings = week.data ?? [];
  const isEmpty = week.data?.length === 0;
  const next = monday === thisMonday ? nextMeeting(meetings, now) : undefined;
  const mayPlan = can(actingAs(me), 'meeting.plan', { ...ownSchool, mine: true });
  const planButton = mayPlan ? (
    <Button
      look={next ? 'quiet' : 'primary'}
      icon={<CalendarPlus size={20} aria-hidden />}
      onPress={plan}
    >
      <Trans>Prévoir un cours</Trans>
    </Button>
  ) : undefined;
  return (
    <>
      <PageHead
        title={t`Bonjour ${calledName(me.name)}`}
        actions={
          <>
            <Button
              look="ghost"
              icon={<Users size={20} aria-hidden />}
              pending={opensStaffRoom}
              onPress={openStaffRoom}
            >
              <Trans>Salle immédiate</Trans>
            </Button>
            {isEmpty ? null : planButton}
          </>
        }
      />
      {week.isPending ? <Skeleton rows={1} height="tall" /> : null}
      {next ? <NextLesson meeting={next} now={now} format={format} actions={actions} /> : null}
      <WeekNav monday={monday} thisMonday={thisMonday} format={format} onWeek={onWeek} />
      {week.isPending ? <Skeleton rows={4} /> : null}
      {week.error ? (
        <ProblemNotice
          error={week.error}
          retrying={week.isFetching}
          onRetry={() => void week.refetch()}
        />
      ) : null}
      {isEmpty ? (
        <EmptyState
          icon={<CalendarPlus size={28} aria-hidden />}
          title={
            monday === thisMonday ? t`Aucun cours cette semaine` : t`Aucun cours cette semaine-là`
          }
          action={planButton}
        >
          {mayPlan ? (
            <Trans>
              Prévoir un cours réserve sa salle et prépare un lien personnel pour chaque élève de la
              classe.
            </Trans>
          ) : (
            <Trans>
              Les cours où une enseignante ou un enseignant vous associe se trouvent ici.
            </Trans>
          )}
        </EmptyState>
      ) : null}
      <StaffWeek monday={monday} now={now} format={format} />
      <div className={styles.days} aria-busy={week.isPlaceholderData}>
        <WeekDays
          meetings={meetings}
          featured={next}
          now={now}
          format={format}
          actions={actions}
          renderOver={renderOver}
        />
      </div>
      {dialog.kind === 'plan' ? (
        <PlanDialog format={format} now={now} onClose={closeDialog} />
      ) : null}
      {dialog.kind === 'change' && dialog.meeting.group === null ? (
        <ChangeMeetingDialog meeting={dialog.meeting} format={format} onClose={closeDialog} />
      ) : null}
      {dialog.kind === 'reservations' ? (
        <ReservationsDialog meeting={dialog.meeting} onClose={closeDialog} />
      ) : null}
      {dialog.kind === 'change' && dialog.meeting.group ? (
        <ChangeDialog meeting={dialog.meeting} format={format} onClose={closeDialog} />
      ) : null}
      {dialog.kind === 'address' ? (
        <AddressDialog
          meetingId={dialog.meetingId}
          seatId={dialog.seatId}
          onOpened={onOpened}
          onClose={closeDialog}
        />
      ) : null}
      {dialog.kind === 'hosts' ? (
        <HostsDialog meeting={dialog.meeting} format={format} onClose={closeDialog} />
      ) : null}
      {dialog.kind === 'end' ? <EndDialog meeting={dialog.meeting} onClose={closeDialog} /> : null}
      {dialog.kind === 'links' ? renderLinks(dialog.meeting, closeDialog) : null}
      {dialog.kind === 'rights' ? renderRights(dialog.meeting, closeDialog) : null}
      {dialog.kind === 'bans' ? renderBans(dialog.meeting, closeDialog) : null}
    </>
  );
}
