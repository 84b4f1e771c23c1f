import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import { saveFile } from '../../../platform/web/save-file.ts';
import type * as routes from '../../contract/kept-routes.ts';
import type { TermDays } from '../../contract/terms.ts';

const calls = {
  term: caller<typeof routes.readTerm>('GET /api/school/chat-term'),
  setTerm: caller<typeof routes.setTerm>('POST /api/school/chat-term'),
  list: caller<typeof routes.listKept>('GET /api/chat'),
  read: caller<typeof routes.readKept>('GET /api/meetings/:meetingId/chat'),
  file: caller<typeof routes.exportKept>('GET /api/meetings/:meetingId/chat/file'),
  clear: caller<typeof routes.clearKept>('DELETE /api/meetings/:meetingId/chat'),
};

export const termQuery = queryOptions({
  queryKey: ['chat-term'],
  queryFn: ({ signal }) => calls.term({}, { signal }),
});

/** Chooses how long messages stay, and shows what the server says of it. */
export function useSetTerm() {
  const client = useQueryClient();
  return async (days: TermDays) => {
    client.setQueryData(termQuery.queryKey, await calls.setTerm({ body: { days } }));
  };
}

/** Lessons that are over and have messages to read. */
export const keptListQuery = queryOptions({
  queryKey: ['chat-kept'],
  queryFn: async ({ signal }) => (await calls.list({}, { signal })).meetingIds,
});

/** The messages of a lesson that is over: the latest ones first, and page by page those before. */
export const keptQuery = (meetingId: string) =>
  infiniteQueryOptions({
    queryKey: ['chat-kept', meetingId],
    queryFn: ({ signal, pageParam }) =>
      calls.read({ params: { meetingId }, query: { before: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ more, messages }) => (more ? messages[0]?.messageId : undefined),
  });

/** Fetches all of them as a file and gives it to the browser to save. */
export const useFile = (meetingId: string) =>
  useMutation({
    mutationFn: async (language: 'fr' | 'en') =>
      saveFile(await calls.file({ params: { meetingId }, query: { language } })),
  });

/** Erases them, and reads anew that nothing is left. */
export function useClear(meetingId: string) {
  const client = useQueryClient();
  return async () => {
    await calls.clear({ params: { meetingId } });
    await client.invalidateQueries({ queryKey: keptListQuery.queryKey });
  };
}
