import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Came, readReaction, type Shown, withReaction } from './reactions-state.ts';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const came = (value: unknown, change: Partial<Came> = {}): Came => ({
  payload: bytes(value),
  sender: undefined,
  topic: 'reaction',
  ...change,
});
const isInside = (seatId: string) => seatId === 'zoé';
const read = (what: Came) => readReaction(what, isInside);

describe('what comes as a reaction', () => {
  test('is one when the server says so of somebody inside', () => {
    expect(read(came({ seatId: 'zoé', kind: 'clap' }))).toEqual({ seatId: 'zoé', kind: 'clap' });
  });

  test.each([
    ['from another participant', came({ seatId: 'zoé', kind: 'clap' }, { sender: 'hugo' })],
    ['under another topic', came({ seatId: 'zoé', kind: 'clap' }, { topic: 'chat' })],
    ['of somebody who is not inside', came({ seatId: 'hugo', kind: 'clap' })],
    ['of no kind of ours', came({ seatId: 'zoé', kind: '<img onerror=alert(1)>' })],
    ['of an inherited kind', came({ seatId: 'zoé', kind: 'constructor' })],
    ['that is large', came({ seatId: 'zoé', kind: 'clap', more: 'x'.repeat(300) })],
    ['that is no text', came(null, { payload: Uint8Array.of(0xff, 0xfe) })],
    ['that is a list', came(['zoé', 'clap'])],
    ['that is nothing', came(null)],
  ])('%s is none', (_name, what) => expect(read(what)).toBe(null));

  test('is none, and breaks nothing, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (payload) => {
        expect(read(came(null, { payload }))).toBe(null);
      }),
    );
  });
});

describe('a storm of reactions', () => {
  test('shows no more than a page can bear, and of one person three', () => {
    const storm = (seatId: (index: number) => string) =>
      Array.from({ length: 1_000 }, (_, index) => seatId(index)).reduce<readonly Shown[]>(
        (shown, one) => withReaction(shown, { seatId: one, kind: 'idea' }, 1_000),
        [],
      );
    expect(storm(() => 'zoé')).toHaveLength(3);
    expect(storm((index) => `s${index}`)).toHaveLength(60);
  });

  test('leaves each one its own key', () => {
    let shown: readonly Shown[] = [];
    for (let at = 0; at < 20_000; at += 500)
      shown = withReaction(shown, { seatId: `s${at}`, kind: 'yes' }, at);
    expect(new Set(shown.map(({ key }) => key)).size).toBe(shown.length);
  });
});
