import { describe, expect, it } from 'vitest';
import { nextSpeaker, nobodySpeaks } from './speaker.ts';

/** Who holds the stage after hearing these people, one look every 300 ms. */
function afterHearing(looks: readonly (readonly string[])[]): string | null {
  return looks.reduce(
    (state, heard, index) => nextSpeaker(state, heard, 10_000 + index * 300),
    nobodySpeaks,
  ).current;
}
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('who stands large', () => {
  it('is the first who speaks', () => expect(afterHearing([['zoé']])).toBe('zoé'));

  it('is not changed by a cough', () =>
    expect(afterHearing([...times(5, ['zoé']), ['noé'], ...times(3, [])])).toBe('zoé'));

  it('stays through a breath, and through silence', () =>
    expect(afterHearing([['zoé'], ...times(20, [])])).toBe('zoé'));

  it('changes once somebody else speaks on while the first is silent', () =>
    expect(afterHearing([...times(5, ['zoé']), ...times(8, ['noé'])])).toBe('noé'));

  it('stays when both speak at once', () =>
    expect(afterHearing([...times(5, ['zoé']), ...times(20, ['noé', 'zoé'])])).toBe('zoé'));
});
