import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import type * as routes from '../../contract/years/routes.ts';
import type { WrittenYear } from '../../contract/years/routes.ts';

const calls = {
  list: caller<typeof routes.listYears>('GET /api/years'),
  begin: caller<typeof routes.beginYear>('POST /api/years'),
  change: caller<typeof routes.changeYear>('PUT /api/years/:yearId'),
  preview: caller<typeof routes.previewRollover>('GET /api/years/next'),
  rollOver: caller<typeof routes.rollOver>('POST /api/years/next'),
  undo: caller<typeof routes.undoRollover>('POST /api/years/rollovers/:rolloverId/undo'),
};

const queryKey = ['years'];

export const yearsQuery = queryOptions({
  queryKey: [...queryKey, 'all'],
  queryFn: ({ signal }) => calls.list({}, { signal }),
});

/** What going on to the next year would do; asked each time that one looks at it. */
export const previewQuery = queryOptions({
  queryKey: [...queryKey, 'preview'],
  queryFn: ({ signal }) => calls.preview({}, { signal }),
  staleTime: 0,
  gcTime: 0,
});

/** A change of years: groups and people are not in the same lists any more. */
function useYearChange<Input, Reply>(change: (input: Input) => Promise<Reply>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    // Not waited for: what has just been done would be drawn anew, and its dialog gone, before it is told.
    onSettled: () => {
      for (const key of [queryKey, ['groups'], ['people']])
        void client.invalidateQueries({ queryKey: key });
    },
  });
}

/** Names the first year, or corrects the one that is named by its id. */
export const useWriteYear = (yearId: string | null) =>
  useYearChange(async (body: WrittenYear) => {
    if (yearId === null) await calls.begin({ body });
    else await calls.change({ params: { yearId }, body });
  });

export type Wanted = { next: WrittenYear; keep: string[]; leaving: string[]; mark: string };

export const useRollOver = () => useYearChange((body: Wanted) => calls.rollOver({ body }));

export const useUndoRollover = (rolloverId: string) =>
  useYearChange(() => calls.undo({ params: { rolloverId } }));
