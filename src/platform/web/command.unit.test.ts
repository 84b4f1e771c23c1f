import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RouteDefinition } from '../contract/route.ts';
import { command, onUnanswered } from './command.ts';

const raise = command<RouteDefinition>('POST /api/hand') as () => Promise<unknown>;
const unanswered = vi.fn();
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  unanswered.mockClear();
  stop = onUnanswered(unanswered);
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const serverAnswers = (status: number, body: object) =>
  vi.stubGlobal('fetch', async () => Response.json(body, { status }));

it('is told as lost when no answer comes in time', async () => {
  vi.stubGlobal(
    'fetch',
    (_: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason as Error)),
      ),
  );
  const raised = expect(raise()).rejects.toMatchObject({ code: 'network', status: 0 });
  await vi.runAllTimersAsync();
  await raised;
  expect(unanswered).toHaveBeenCalledOnce();
});

it('is told as lost when the answer begins in time and does not end', async () => {
  vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
    const begun = new ReadableStream({
      start: (controller) =>
        signal?.addEventListener('abort', () =>
          controller.error(new DOMException('aborted', 'AbortError')),
        ),
    });
    return new Response(begun);
  });
  const raised = expect(raise()).rejects.toMatchObject({ code: 'network', status: 0 });
  await vi.runAllTimersAsync();
  await raised;
  expect(unanswered).toHaveBeenCalledOnce();
});

it('tells whoever wants to know that the server could not answer', async () => {
  serverAnswers(503, { code: 'database_away' });
  await expect(raise()).rejects.toMatchObject({ code: 'database_away' });
  expect(unanswered).toHaveBeenCalledOnce();
});

it('makes nobody ask why when the answer was no', async () => {
  serverAnswers(403, { code: 'forbidden' });
  await expect(raise()).rejects.toMatchObject({ code: 'forbidden' });
  expect(unanswered).not.toHaveBeenCalled();
});

it('hands back what was answered, and waits for nothing more', async () => {
  serverAnswers(200, { place: 2 });
  expect(await raise()).toEqual({ place: 2 });
  expect(vi.getTimerCount()).toBe(0);
});
