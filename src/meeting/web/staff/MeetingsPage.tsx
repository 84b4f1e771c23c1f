import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CalendarPlus, MessagesSquare, Users } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../../identity/web/index.ts';
import {
  Button,
  EmptyState,
  PageHead,
  ProblemNotice,
  Skeleton,
  toastProblem,
  useFormat,
  useNow,
} from '../../../platform/web/ui/index.ts';
import type { StaffMeeting } from '../../contract/staff-routes.ts';
import { AddressDialog } from '../AddressDialog.tsx';
import { GivenNotices } from './GivenNotices.tsx';
import { ReservationsDialog } from './ReservationsDialog.tsx';
import { PlanMeetingDialog } from './StaffDialogs.tsx';
import styles from './staff.module.css';
import { staffMeetingsQuery, useStaffRoom } from './staff.ts';
import { StaffRow } from './StaffRow.tsx';

/** So far ahead, meetings are shown: a term. */
const DAYS = 120;

type Shown =
  | { kind: 'none' | 'plan' }
  | { kind: 'reservations'; meeting: StaffMeeting }
  | { kind: 'room'; meetingId: string; seatId: string };

/** The staff's meetings to come: those that one leads, is invited to, or may reserve a place in. */
export function MeetingsPage({ onOpened }: { onOpened: (seatId: string) => void }) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const now = useNow();
  const meetings = useQuery(staffMeetingsQuery(format.day(now), DAYS));
  const room = useStaffRoom();
  const [shown, setShown] = useState<Shown>({ kind: 'none' });
  const close = () => setShown({ kind: 'none' });
  const openRoom = () =>
    room.mutate(t`Réunion`, {
      onSuccess: (opened) => setShown({ kind: 'room', ...opened }),
      onError: toastProblem,
    });
  const coming = (meetings.data ?? []).filter(
    ({ state, endsAt }) => state === 'open' || (state !== 'ended' && new Date(endsAt) > now),
  );
  return (
    <>
      <PageHead
        title={t`Réunions`}
        actions={
          <>
            <Button
              look="ghost"
              icon={<Users size={20} aria-hidden />}
              pending={room.isPending}
              onPress={openRoom}
            >
              <Trans>Salle immédiate</Trans>
            </Button>
            <Button
              icon={<CalendarPlus size={20} aria-hidden />}
              onPress={() => setShown({ kind: 'plan' })}
            >
              <Trans>Prévoir une réunion</Trans>
            </Button>
          </>
        }
      >
        <Trans>Entre personnels de l’établissement : aucun élève ni responsable n’y entre.</Trans>
      </PageHead>
      {meetings.isPending ? <Skeleton rows={4} /> : null}
      {meetings.error ? (
        <ProblemNotice
          error={meetings.error}
          retrying={meetings.isFetching}
          onRetry={() => void meetings.refetch()}
        />
      ) : null}
      {meetings.data && coming.length === 0 ? (
        <EmptyState
          icon={<MessagesSquare size={28} aria-hidden />}
          title={t`Aucune réunion à venir`}
        >
          <Trans>
            Prévoir une réunion la met dans la semaine des personnes invitées, ou ouvre des places
            que tout le personnel peut réserver.
          </Trans>
        </EmptyState>
      ) : null}
      <div className={styles.section}>
        {coming.length > 0 ? (
          <h2>
            <Trans>À venir</Trans>
          </h2>
        ) : null}
        <GivenNotices meetings={coming} format={format} />
        <ul className={styles.list}>
          {coming.map((meeting) => (
            <li key={meeting.meetingId}>
              <StaffRow
                meeting={meeting}
                now={now}
                format={format}
                onReservations={(asked) => setShown({ kind: 'reservations', meeting: asked })}
              />
            </li>
          ))}
        </ul>
      </div>
      {shown.kind === 'plan' ? (
        <PlanMeetingDialog format={format} now={now} onClose={close} />
      ) : null}
      {shown.kind === 'reservations' ? (
        <ReservationsDialog meeting={shown.meeting} onClose={close} />
      ) : null}
      {shown.kind === 'room' ? (
        <AddressDialog {...shown} onOpened={onOpened} onClose={close} />
      ) : null}
    </>
  );
}
