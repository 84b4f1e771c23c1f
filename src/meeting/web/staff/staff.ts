import { queryOptions } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import type * as routes from '../../contract/staff-routes.ts';
import { addDays } from '../days.ts';
import { useChange } from '../meetings.ts';
import { type StaffDraft, planOf } from './staff-draft.ts';

const calls = {
  room: caller<typeof routes.openStaffRoom>('POST /api/staff-rooms'),
  people: caller<typeof routes.listStaff>('GET /api/staff'),
  list: caller<typeof routes.listStaffMeetings>('GET /api/staff-meetings'),
  plan: caller<typeof routes.planStaffMeeting>('POST /api/staff-meetings'),
  change: caller<typeof routes.changeStaffMeeting>('PATCH /api/staff-meetings/:meetingId'),
  reservations: caller<typeof routes.listReservations>('GET /api/meetings/:meetingId/reservations'),
  reserve: caller<typeof routes.reserve>('POST /api/meetings/:meetingId/reservation'),
  giveBack: caller<typeof routes.giveBack>('DELETE /api/meetings/:meetingId/reservation'),
  read: caller<typeof routes.readGiven>('POST /api/meetings/:meetingId/reservation/read'),
};

// Below the key of all meetings: what changes one of them asks for these again.
const queryKey = ['meetings', 'staff'];

/** Meetings of the staff from a day on, so many days; asked again each half minute, for places. */
export const staffMeetingsQuery = (from: string, days: number) =>
  queryOptions({
    queryKey: [...queryKey, from, days],
    queryFn: async ({ signal }) =>
      (await calls.list({ query: { from, to: addDays(from, days - 1) } }, { signal })).meetings,
    refetchInterval: 30_000,
  });

/** Who may be invited. */
export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: async ({ signal }) => (await calls.people({}, { signal })).people,
  staleTime: 60_000,
});

export const reservationsQuery = (meetingId: string) =>
  queryOptions({
    queryKey: [...queryKey, 'reservations', meetingId],
    queryFn: ({ signal }) => calls.reservations({ params: { meetingId } }, { signal }),
  });

export const useStaffRoom = () => useChange((title: string) => calls.room({ body: { title } }));

export const usePlanMeeting = () =>
  useChange((draft: StaffDraft) => calls.plan({ body: planOf(draft) }));

export const useChangeMeeting = (meetingId: string) =>
  useChange((draft: StaffDraft) => calls.change({ params: { meetingId }, body: planOf(draft) }));

export const useReserve = () =>
  useChange((meetingId: string) => calls.reserve({ params: { meetingId } }));

export const useGiveBack = () =>
  useChange((meetingId: string) => calls.giveBack({ params: { meetingId } }));

export const useReadGiven = () =>
  useChange((meetingId: string) => calls.read({ params: { meetingId } }));
