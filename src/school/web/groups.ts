import { queryOptions } from '@tanstack/react-query';
import { caller } from '../../platform/web/index.ts';
import type * as register from '../contract/group-routes.ts';
import type { MemberRole } from '../contract/role-kinds.ts';
import { useRegisterChange } from './people/people.ts';
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

const commands = {
  add: caller<typeof register.addGroup>('POST /api/groups'),
  change: caller<typeof register.changeGroup>('PATCH /api/groups/:groupId'),
  archive: caller<typeof register.archiveGroup>('POST /api/groups/:groupId/archive'),
  restore: caller<typeof register.restoreGroup>('POST /api/groups/:groupId/restore'),
  put: caller<typeof register.addMember>('POST /api/groups/:groupId/members'),
  take: caller<typeof register.removeMember>('DELETE /api/groups/:groupId/members/:personId'),
};

export type WrittenGroup = {
  name: string;
  kind: 'division' | 'teaching';
  level: string | null;
};

/** Makes a group, or changes the one that is named. */
export const useWriteGroup = (groupId: string | null) =>
  useRegisterChange(async (body: WrittenGroup) => {
    if (groupId === null) return (await commands.add({ body })).groupId;
    await commands.change({ params: { groupId }, body });
    return groupId;
  });

export const useArchived = (groupId: string) =>
  useRegisterChange((archived: boolean) =>
    (archived ? commands.archive : commands.restore)({ params: { groupId } }),
  );

export type Placing = { groupId: string; personId: string; as: MemberRole };

/** Puts somebody in a group; a pupil leaves the division where they were, which is answered. */
export const usePut = () =>
  useRegisterChange(async ({ groupId, personId, as }: Placing) => {
    const body = { personId, as, move: true };
    return (await commands.put({ params: { groupId }, body })).left;
  });

export const useTake = () =>
  useRegisterChange(({ groupId, personId }: Pick<Placing, 'groupId' | 'personId'>) =>
    commands.take({ params: { groupId, personId } }),
  );
