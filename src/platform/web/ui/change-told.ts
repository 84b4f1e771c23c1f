import { toastProblem } from './toast-problem.ts';

type Change<Input, Reply> = {
  mutateAsync: (input: Input, told: { onError: (error: unknown) => void }) => Promise<Reply>;
};

/**
 * Asks for a change and tells that it was made, by `onDone`, also when whoever asked is gone from the page (a
 * dialog that was closed) or has asked for another meanwhile. A refusal is a toast.
 */
export function changeTold<Input, Reply>(
  change: Change<Input, Reply>,
  input: Input,
  onDone: (reply: Reply) => void,
): void {
  // Refusals that nobody watches any more are told where all of them are (app/web/unwatched.ts).
  change.mutateAsync(input, { onError: toastProblem }).then(onDone, () => {});
}
