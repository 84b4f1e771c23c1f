import { MutationCache, MutationObserver, QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { onUnwatchedFailure } from './unwatched.ts';

/** A button that asks for changes, each of which waits until it is refused. */
function scene() {
  const mutationCache = new MutationCache();
  const tell = vi.fn();
  onUnwatchedFailure(mutationCache, tell);
  const button = new MutationObserver(new QueryClient({ mutationCache }), {
    mutationFn: (answer: Promise<never>) => answer,
    retry: false,
    networkMode: 'always',
  });
  const press = () => {
    const { promise, reject } = Promise.withResolvers<never>();
    const settled = button.mutate(promise).catch(() => {});
    return async (why: string) => {
      reject(new Error(why));
      await settled;
    };
  };
  return { tell, button, press };
}

it('tells nothing of a failure that its own place tells', async () => {
  const { tell, button, press } = scene();
  button.subscribe(() => {});
  const refuse = press();
  await refuse('no');
  expect(tell).not.toHaveBeenCalled();
});

it('tells the failure of what was asked in a dialog that is closed, and of a way back from a page that was left', async () => {
  const { tell, button, press } = scene();
  const close = button.subscribe(() => {});
  const refuse = press();
  close();
  await refuse('no');
  const refuseLater = press();
  await refuseLater('neither');
  expect(tell.mock.calls).toEqual([[new Error('no')], [new Error('neither')]]);
});

it('tells the failure of the first when another was asked for meanwhile', async () => {
  const { tell, button, press } = scene();
  button.subscribe(() => {});
  const [refuseFirst, refuseSecond] = [press(), press()];
  await refuseFirst('the first');
  await refuseSecond('the second');
  expect(tell.mock.calls).toEqual([[new Error('the first')]]);
});
