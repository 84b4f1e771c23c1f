import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HealthWatch } from './health-watch.ts';

const asked = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockClear();
  vi.stubGlobal('fetch', async () => {
    asked();
    return Response.json({ parts: [{ part: 'database', state: 'away' }] });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** The page of a pupil, whose lines are sound. */
const pupilsWatch = () =>
  new HealthWatch(
    () => false,
    () => false,
  );

it('asks nothing from a pupil’s page while all is well', async () => {
  const watch = pupilsWatch();
  watch.start();
  await vi.advanceTimersByTimeAsync(60_000);
  watch.stop();
  expect(asked).not.toHaveBeenCalled();
});

it('names what is away to a pupil whose press was not answered', async () => {
  const watch = pupilsWatch();
  watch.start();
  watch.hurry();
  await vi.advanceTimersByTimeAsync(2_000);
  watch.stop();
  expect([...watch.health.get().away]).toEqual(['database']);
});
