import { queryOptions } from '@tanstack/react-query';
import { caller } from '../../platform/web/index.ts';
import type { readHealth, readInstallation } from '../contract/routes.ts';

const callInstallation = caller<typeof readInstallation>('GET /api/installation');
const callHealth = caller<typeof readHealth>('GET /api/health');

/** What anybody may know of this installation: whether it is a demonstration, and its version. */
export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: ({ signal }) => callInstallation({}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** How each part is; asked again while the page is open. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: ({ signal }) => callHealth({}, { signal }),
  refetchInterval: 10_000,
});
