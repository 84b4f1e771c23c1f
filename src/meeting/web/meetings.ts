import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../platform/web/index.ts';
import type {
  cancelMeeting,
  changeMeeting,
  endMeeting,
  listColleagues,
  listMeetings,
  openMeeting,
  planMeeting,
  restoreMeeting,
} from '../contract/routes.ts';
import { addDays } from './days.ts';
import { type Draft, hoursOf, repetitionOf } from './draft.ts';

const calls = {
  list: caller<typeof listMeetings>('GET /api/meetings'),
  colleagues: caller<typeof listColleagues>('GET /api/groups/:groupId/colleagues'),
  plan: caller<typeof planMeeting>('POST /api/meetings'),
  change: caller<typeof changeMeeting>('PATCH /api/meetings/:meetingId'),
  cancel: caller<typeof cancelMeeting>('POST /api/meetings/:meetingId/cancel'),
  restore: caller<typeof restoreMeeting>('POST /api/meetings/:meetingId/restore'),
  open: caller<typeof openMeeting>('POST /api/meetings/:meetingId/open'),
  end: caller<typeof endMeeting>('POST /api/meetings/:meetingId/end'),
};

const queryKey = ['meetings'];
const DAYS_IN_WEEK = 7;

/** The caller's lessons of the week that begins on a Monday; asked again each half minute, for who knocks. */
export const weekQuery = (monday: string) =>
  queryOptions({
    queryKey: [...queryKey, monday],
    queryFn: async ({ signal }) => {
      const query = { from: monday, to: addDays(monday, DAYS_IN_WEEK - 1) };
      return (await calls.list({ query }, { signal })).meetings;
    },
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

/** Who may lead a group's lessons. */
export const colleaguesQuery = (groupId: string) =>
  queryOptions({
    queryKey: ['groups', groupId, 'colleagues'],
    queryFn: async ({ signal }) =>
      (await calls.colleagues({ params: { groupId } }, { signal })).colleagues,
    staleTime: 60_000,
  });

/** A change of one lesson, or of the plan: the weeks on the screen follow. */
export function useChange<Input, Reply>(change: (input: Input) => Promise<Reply>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => void client.invalidateQueries({ queryKey }),
  });
}

export const usePlan = () =>
  useChange(async (draft: Draft) => {
    const body = {
      ...hoursOf(draft),
      groupId: draft.groupId,
      coHostIds: [...draft.coHostIds],
      repeat: repetitionOf(draft),
    };
    return (await calls.plan({ body })).meetings;
  });

export const useChangeHours = (meetingId: string) =>
  useChange((draft: Draft) => {
    const body = { ...hoursOf(draft), coHostIds: [...draft.coHostIds] };
    return calls.change({ params: { meetingId }, body });
  });

export const useCancel = () =>
  useChange((meetingId: string) => calls.cancel({ params: { meetingId } }));

export const useRestore = () =>
  useChange((meetingId: string) => calls.restore({ params: { meetingId } }));

export const useOpen = () =>
  useChange(async (meetingId: string) => (await calls.open({ params: { meetingId } })).seatId);

export const useEnd = () => useChange((meetingId: string) => calls.end({ params: { meetingId } }));
