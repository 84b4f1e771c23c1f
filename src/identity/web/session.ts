import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { caller, ProblemError } from '../../platform/web/index.ts';
import { enterByPasskey } from './passkey.ts';
import type { Me, readSession, signIn, signOut } from '../contract/routes.ts';

const callRead = caller<typeof readSession>('GET /api/session');
const callSignIn = caller<typeof signIn>('POST /api/session');
const callSignOut = caller<typeof signOut>('POST /api/session/end');

const queryKey = ['session'];

/**
 * Who is signed in, if anybody. Asked again when the person comes back to the tab: a session that has ended
 * meanwhile is an error, so that the page on the screen keeps its data.
 */
export const sessionQuery = queryOptions({
  queryKey,
  queryFn: async ({ signal, client }): Promise<Me | null> => {
    const { me } = await callRead({}, { signal });
    if (!me && client.getQueryData(queryKey))
      throw new ProblemError({ code: 'unauthenticated', status: 401 });
    return me;
  },
  staleTime: 60_000,
  refetchOnWindowFocus: 'always',
});

/** The person signed in; for pages that the router opens only to one. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new Error('This page is drawn for a person signed in');
  return data;
}

export type Credentials = { username: string; password: string };

type Entered = { me: Me; failures: number | null };
type OnDone = (entered: Entered) => void;
type OnError = (problem: Error) => void;

/**
 * Signs in; everything fetched for somebody else is forgotten.
 * @param onDone told who is in, and how many sign-ins failed before when they are many
 * @param onError told what refused it
 */
export function useSignIn(onDone: OnDone, onError?: OnError) {
  return useEntering((body: Credentials) => callSignIn({ body }), onDone, onError);
}

/** Signs in by a passkey that the browser knows. */
export function usePasskeySignIn(onDone: OnDone, onError?: OnError) {
  return useEntering(async () => ({ me: await enterByPasskey(), failures: null }), onDone, onError);
}

function useEntering<Input>(
  enter: (input: Input) => Promise<Entered>,
  onDone: OnDone,
  onError: OnError | undefined,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: enter,
    ...(onError && { onError }),
    onSuccess: (entered) => {
      const before = client.getQueryData(sessionQuery.queryKey);
      if (before && before.personId !== entered.me.personId) client.clear();
      client.setQueryData(sessionQuery.queryKey, entered.me);
      onDone(entered);
    },
  });
}

/** Signs out, here or everywhere; the server closes what the session had opened. */
export function useSignOut(onDone: () => void) {
  return useMutation({
    mutationFn: (everywhere: boolean) => callSignOut({ body: { everywhere } }),
    onSuccess: onDone,
  });
}
