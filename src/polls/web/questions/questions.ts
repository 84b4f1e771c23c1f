import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import type * as routes from '../../contract/question-routes.ts';
import type { WrittenSet } from '../../contract/question-routes.ts';

const calls = {
  list: caller<typeof routes.listSets>('GET /api/questions'),
  add: caller<typeof routes.addSet>('POST /api/questions'),
  write: caller<typeof routes.writeSet>('PUT /api/questions/:setId'),
  erase: caller<typeof routes.deleteSet>('DELETE /api/questions/:setId'),
};

export const setsQuery = queryOptions({
  queryKey: ['questions'],
  queryFn: async ({ signal }) => (await calls.list({}, { signal })).sets,
});

function useChange<Input>(change: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: setsQuery.queryKey }),
  });
}

/** Keeps a list: a new one, or one that is there. */
export const useKeepSet = (setId: string | null) =>
  useChange((body: WrittenSet) =>
    setId === null ? calls.add({ body }) : calls.write({ params: { setId }, body }),
  );

export const useEraseSet = () => useChange((setId: string) => calls.erase({ params: { setId } }));
