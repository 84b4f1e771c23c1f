import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import type * as routes from '../../contract/providers/routes.ts';
import type { offeredProviders, startSignIn } from '../../contract/providers/sign-in-routes.ts';

const callList = caller<typeof routes.listProviders>('GET /api/providers');
const callAdd = caller<typeof routes.addProvider>('POST /api/providers');
const callChange = caller<typeof routes.changeProvider>('PATCH /api/providers/:providerId');
const callRemove = caller<typeof routes.removeProvider>('DELETE /api/providers/:providerId');
const callTest = caller<typeof routes.testProvider>('POST /api/providers/:providerId/test');
const callTake = caller<typeof routes.takeTest>('POST /api/provider-tests/:testId');
const callOffered = caller<typeof offeredProviders>('GET /api/sign-in/providers');
const callStart = caller<typeof startSignIn>('POST /api/sign-in/providers/:providerId/start');

export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: async ({ signal }) => (await callList({}, { signal })).providers,
});

/** A test's result is told once: it is never asked again. */
export const testQuery = (testId: string) =>
  queryOptions({
    queryKey: ['provider-tests', testId],
    queryFn: async () => (await callTake({ params: { testId } })).test,
    staleTime: Infinity,
    retry: false,
  });

/** Where one may sign in; `school` is a code, when several schools are here. */
export const offeredQuery = (school: string | undefined) =>
  queryOptions({
    queryKey: ['offered-providers', school ?? ''],
    queryFn: ({ signal }) =>
      callOffered({ query: school === undefined ? {} : { school } }, { signal }),
    staleTime: 60_000,
  });

type Body<R extends { body: unknown }> = R['body'] extends { _zod: { input: infer I } } ? I : never;
export type NewProvider = Body<typeof routes.addProvider>;
export type ProviderChange = Body<typeof routes.changeProvider>;

/** Adds (without an id) or changes a provider. */
export function useSaveProvider(onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (given: { providerId: string; body: ProviderChange } | NewProvider) => {
      if ('kind' in given) await callAdd({ body: given });
      else await callChange({ params: { providerId: given.providerId }, body: given.body });
    },
    onSuccess: () => {
      void client.invalidateQueries(providersQuery);
      onDone();
    },
  });
}

export function useRemoveProvider(onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (providerId: string) => callRemove({ params: { providerId } }),
    onSuccess: () => {
      void client.invalidateQueries(providersQuery);
      onDone();
    },
  });
}

/** Leaves for the provider; the browser comes back to the page with what it brought. */
export function useTestProvider() {
  return useMutation({
    mutationFn: (providerId: string) => callTest({ params: { providerId } }),
    onSuccess: ({ url }) => location.assign(url),
  });
}

/** Leaves for the provider; the browser comes back signed in. */
export function useStartSignIn(returnTo: string | null) {
  return useMutation({
    mutationFn: (providerId: string) => callStart({ params: { providerId }, body: { returnTo } }),
    onSuccess: ({ url }) => location.assign(url),
  });
}
