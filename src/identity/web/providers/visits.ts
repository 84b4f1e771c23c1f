import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import type * as routes from '../../contract/providers/routes.ts';

const callList = caller<typeof routes.listVisits>('GET /api/provider-visits');
const callSearch = caller<typeof routes.searchVisitPeople>(
  'POST /api/provider-visits/:visitId/people',
);
const callLink = caller<typeof routes.linkVisit>('POST /api/provider-visits/:visitId/link');
const callRefuse = caller<typeof routes.refuseVisit>('POST /api/provider-visits/:visitId/refuse');

export const visitsQuery = queryOptions({
  queryKey: ['provider-visits'],
  queryFn: async ({ signal }) => (await callList({}, { signal })).visits,
});

export const visitPeopleQuery = (visitId: string, text: string) =>
  queryOptions({
    queryKey: ['provider-visits', visitId, text],
    queryFn: async ({ signal }) =>
      (await callSearch({ params: { visitId }, body: { text } }, { signal })).people,
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });

/** Says who a visit is, or that it is nobody (`null`). */
export function useJudgeVisit(onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ visitId, personId }: { visitId: string; personId: string | null }) => {
      if (personId === null) await callRefuse({ params: { visitId } });
      else await callLink({ params: { visitId }, body: { personId } });
    },
    onSuccess: () => {
      // Not what was searched for this visit, which is settled now.
      void client.invalidateQueries({ ...visitsQuery, exact: true });
      onDone();
    },
  });
}
