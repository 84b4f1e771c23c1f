import { queryOptions } from '@tanstack/react-query';
import { caller } from '../../platform/web/index.ts';
import type { listGroups, readGroup } from '../contract/routes.ts';

const callList = caller<typeof listGroups>('GET /api/groups');
const callRead = caller<typeof readGroup>('GET /api/groups/:groupId');

/** The school's groups, those that the caller teaches first. */
export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: async ({ signal }) => (await callList({}, { signal })).groups,
  staleTime: 5 * 60_000,
});

/** One group with its pupils. */
export const groupQuery = (groupId: string) =>
  queryOptions({
    queryKey: ['groups', groupId],
    queryFn: ({ signal }) => callRead({ params: { groupId } }, { signal }),
    staleTime: 5 * 60_000,
  });
