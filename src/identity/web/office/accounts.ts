import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Role } from '../../../access/contract/actors.ts';
import { caller } from '../../../platform/web/index.ts';
import type { invite, listAccounts, readAccount } from '../../contract/accounts.ts';

const callList = caller<typeof listAccounts>('POST /api/accounts/search');
const callRead = caller<typeof readAccount>('GET /api/people/:personId/account');
export const callInvite = caller<typeof invite>('POST /api/people/:personId/account/invitation');

export type AccountFilter = { search: string; role: Role | '' };

/** People of the school and their accounts. */
export const accountsQuery = ({ search, role }: AccountFilter) =>
  queryOptions({
    queryKey: ['accounts', search, role],
    queryFn: ({ signal }) =>
      callList({ body: { search, ...(role === '' ? {} : { role }) } }, { signal }),
    placeholderData: keepPreviousData,
  });

/** One person's account, and the username that it would get. */
export const accountQuery = (personId: string) =>
  queryOptions({
    queryKey: ['accounts', personId],
    queryFn: ({ signal }) => callRead({ params: { personId } }, { signal }),
    staleTime: 0,
  });
