import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { setSessionLost } from '../../identity/web/index.ts';
import { isProblem, ProblemError } from '../../platform/web/index.ts';
import { toastProblem } from '../../platform/web/ui/index.ts';
import { onUnwatchedFailure } from './unwatched.ts';

const noticeLostSession = (error: unknown) => {
  if (isProblem(error, 'unauthenticated')) setSessionLost(true);
};

const TRIES = 3;

/** Trying again helps against a cut or a busy server, not against a refusal. */
const mayPass = (error: unknown) =>
  error instanceof ProblemError && (error.status === 0 || error.status >= 500);

/** What the server owns is kept here, and asked again when the person comes back to the page. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeLostSession }),
  mutationCache: new MutationCache({ onError: noticeLostSession }),
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (failures, error) => mayPass(error) && failures < TRIES },
    // The person sees the failure and decides; a lost line is a failure like another.
    mutations: { retry: false, networkMode: 'always' },
  },
});

onUnwatchedFailure(queryClient.getMutationCache(), (error) => {
  // A lost session has a page of its own; what is no answer of the server's was given up by the person.
  if (error instanceof ProblemError && !isProblem(error, 'unauthenticated')) toastProblem(error);
});
