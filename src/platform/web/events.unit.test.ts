import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followEvents } from './events.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('location', { href: 'https://classe.example/s/one' });
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wire = (number: number) =>
  `id: ${number}\ndata: ${JSON.stringify({ number, type: 'test', at: '', data: {} })}\n\n`;

/** A server whose streams say these words, each at once, and go on in silence. */
function server(words: string) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(url.search);
    const stream = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(words)),
    });
    return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
  });
  return asked;
}

test('a silent line is taken up after the last event seen, and no event is told twice', async () => {
  const asked = server(wire(4) + wire(5));
  const seen: number[] = [];
  const stop = followEvents('/api/lobby', { after: 3, onEvent: ({ number }) => seen.push(number) });
  await vi.advanceTimersByTimeAsync(44_000);
  expect(asked).toEqual(['?after=3']);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked).toEqual(['?after=3', '?after=5']);
  expect(seen).toEqual([4, 5]);
  stop();
});

test('a stream that is stopped while what arrived is read tells no more and never rises again', async () => {
  const asked = server(`${wire(1)}${wire(2)}: beat\n\n`);
  const seen: number[] = [];
  const stop = followEvents('/api/lobby', {
    after: 0,
    onEvent: ({ number }) => {
      seen.push(number);
      stop();
    },
  });
  await vi.advanceTimersByTimeAsync(120_000);
  expect(seen).toEqual([1]);
  expect(asked).toEqual(['?after=0']);
  expect(vi.getTimerCount()).toBe(0);
});
