import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import type { comeToLesson, listOwnLessons } from '../../contract/coming.ts';

const callList = caller<typeof listOwnLessons>('GET /api/my-lessons');
const callCome = caller<typeof comeToLesson>('POST /api/meetings/:meetingId/come');

/** Lessons in which the person is expected; asked again each half minute, for what was changed. */
export const ownLessonsQuery = queryOptions({
  queryKey: ['own-lessons'],
  queryFn: async ({ signal }) => (await callList({}, { signal })).lessons,
  refetchInterval: 30_000,
});

/** Goes to the door of a lesson. */
export function useCome(onDoor: (seatId: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (meetingId: string) => (await callCome({ params: { meetingId } })).seatId,
    onSuccess: onDoor,
    onError: () => void client.invalidateQueries(ownLessonsQuery),
  });
}
