import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import { saveText } from '../../../platform/web/save-file.ts';
import type * as routes from '../../contract/person-routes.ts';
import type { ListedPerson } from '../../contract/person-views.ts';
import type { Role } from '../../../access/contract/actors.ts';
import type { Standing } from '../../contract/standing.ts';

const calls = {
  search: caller<typeof routes.listPeople>('POST /api/people/search'),
  export: caller<typeof routes.exportPeople>('POST /api/people/export'),
  add: caller<typeof routes.addPerson>('POST /api/people'),
  read: caller<typeof routes.readPerson>('GET /api/people/:personId'),
  change: caller<typeof routes.changePerson>('PATCH /api/people/:personId'),
  appoint: caller<typeof routes.appointPerson>('POST /api/people/:personId/role'),
  limit: caller<typeof routes.limitPerson>('PUT /api/people/:personId/limits'),
  suspend: caller<typeof routes.suspendPerson>('POST /api/people/:personId/suspend'),
  reinstate: caller<typeof routes.reinstatePerson>('POST /api/people/:personId/reinstate'),
  remove: caller<typeof routes.removePerson>('DELETE /api/people/:personId'),
  link: caller<typeof routes.linkGuardian>('PUT /api/people/:personId/guardians/:guardianId'),
  unlink: caller<typeof routes.endGuardian>('DELETE /api/people/:personId/guardians/:guardianId'),
};

export type PeopleFilter = {
  search?: string | undefined;
  role?: Role | undefined;
  groupId?: string | undefined;
  standing?: Standing | undefined;
  unplaced?: 'yes' | undefined;
};

const queryKey = ['people'];

/** The register under a filter, a hundred people at a time. */
export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: [...queryKey, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      calls.search({ body: { ...filter, ...(pageParam && { after: pageParam }) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** A few people whose name has these words, to choose one of them. */
export const findQuery = (filter: PeopleFilter) =>
  queryOptions({
    queryKey: [...queryKey, 'find', filter],
    queryFn: async ({ signal }): Promise<ListedPerson[]> =>
      (await calls.search({ body: filter }, { signal })).people.slice(0, 8),
    enabled: (filter.search ?? '').trim() !== '',
    placeholderData: keepPreviousData,
  });

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: [...queryKey, 'one', personId],
    queryFn: ({ signal }) => calls.read({ params: { personId } }, { signal }),
  });

/** A change in the register: its pages and the groups' follow. */
export function useRegisterChange<Input, Reply>(change: (input: Input) => Promise<Reply>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    // Not waited for: who asked is told at once, and the form does not stay open over lists read again.
    onSettled: () => {
      for (const key of [queryKey, ['groups']]) void client.invalidateQueries({ queryKey: key });
    },
  });
}

export type Written = {
  name: { family: string; given: string; title: string | null };
  email: string | null;
};

export const useAddPerson = () =>
  useRegisterChange((body: Written & { role: Role }) => calls.add({ body }));

export const useCorrect = (personId: string) =>
  useRegisterChange((body: Written) => calls.change({ params: { personId }, body }));

export const useAppoint = (personId: string) =>
  useRegisterChange((role: Role) => calls.appoint({ params: { personId }, body: { role } }));

export const useLimit = (personId: string) =>
  useRegisterChange((body: { from: string | null; until: string | null }) =>
    calls.limit({ params: { personId }, body }),
  );

export const useSuspended = (personId: string) =>
  useRegisterChange((suspended: boolean) =>
    (suspended ? calls.suspend : calls.reinstate)({ params: { personId } }),
  );

/** Nothing is asked again of somebody who is gone. */
export function useRemove(personId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => calls.remove({ params: { personId } }),
    onSuccess: () => {
      client.removeQueries({ queryKey: personQuery(personId).queryKey });
      void client.invalidateQueries({ queryKey: [...queryKey, 'list'] });
      void client.invalidateQueries({ queryKey: ['groups'] });
    },
  });
}

export const useGuardian = (personId: string) =>
  useRegisterChange(({ guardianId, linked }: { guardianId: string; linked: boolean }) =>
    (linked ? calls.link : calls.unlink)({ params: { personId, guardianId } }),
  );

/** Gives the list under this filter as a file. */
export const useExport = () =>
  useMutation({
    mutationFn: async ({ filter, name }: { filter: PeopleFilter; name: string }) => {
      const { csv } = await calls.export({ body: filter });
      saveText(name, csv, 'text/csv;charset=utf-8');
    },
  });
