import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import { saveFile } from '../../../platform/web/save-file.ts';
import type * as routes from '../../contract/review-routes.ts';

const calls = {
  list: caller<typeof routes.listReviews>('GET /api/polls'),
  read: caller<typeof routes.readReview>('GET /api/meetings/:meetingId/polls'),
  file: caller<typeof routes.exportReview>('GET /api/meetings/:meetingId/polls/:pollId/file'),
  drop: caller<typeof routes.deleteReview>('DELETE /api/meetings/:meetingId/polls/:pollId'),
};

/** Lessons that are over and have polls to look at. */
export const reviewsQuery = queryOptions({
  queryKey: ['poll-reviews'],
  queryFn: async ({ signal }) => (await calls.list({}, { signal })).meetingIds,
});

/** What was still open when the lesson ended is closed within a minute. */
const CLOSING_MS = 5_000;

export const reviewQuery = (meetingId: string) =>
  queryOptions({
    queryKey: ['poll-review', meetingId],
    queryFn: ({ signal }) => calls.read({ params: { meetingId } }, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.polls.some(({ open }) => open) ? CLOSING_MS : false,
  });

/** Fetches what came out of a poll as a file and gives it to the browser to save. */
export const useFile = (meetingId: string, pollId: string) =>
  useMutation({
    mutationFn: async (language: 'fr' | 'en') =>
      saveFile(await calls.file({ params: { meetingId, pollId }, query: { language } })),
  });

/** Takes a poll away, and reads anew what is left. */
export function useDrop(meetingId: string, pollId: string) {
  const client = useQueryClient();
  return async () => {
    await calls.drop({ params: { meetingId, pollId } });
    await client.invalidateQueries({ queryKey: reviewQuery(meetingId).queryKey });
    await client.invalidateQueries(reviewsQuery);
  };
}
