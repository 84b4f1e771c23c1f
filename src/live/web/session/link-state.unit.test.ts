import { describe, expect, it } from 'vitest';
import type { Health } from './health.ts';
import { isOver, type LinkFacts, linkOf } from './link-state.ts';

const facts = (change: Partial<LinkFacts> = {}): LinkFacts => ({
  closing: null,
  control: { kind: 'open' },
  media: { kind: 'connected' },
  health: { reachable: true, away: new Set() },
  ...change,
});
const without = (...parts: ('database' | 'media')[]): Health => ({
  reachable: true,
  away: new Set(parts),
});
const down = { kind: 'down', since: 1000 } as const;
const lost = { kind: 'lost', since: 1000 } as const;

describe('the line to the class in one word', () => {
  it('is connected when both lines are', () => expect(linkOf(facts()).kind).toBe('connected'));

  it('says that only the control is lost while the others still hear', () =>
    expect(linkOf(facts({ control: lost }))).toEqual({ kind: 'away', part: 'control' }));

  it('says so too when the server hangs without a word', () =>
    expect(linkOf(facts({ health: { reachable: false, away: new Set() } }))).toEqual({
      kind: 'away',
      part: 'control',
    }));

  it('says the same while signalling is lost too but pictures still pass', () =>
    expect(linkOf(facts({ control: lost, media: { kind: 'held' } }))).toEqual({
      kind: 'away',
      part: 'control',
    }));

  it('says that the connection is lost when media is, whatever control does', () => {
    expect(linkOf(facts({ media: down })).kind).toBe('reconnecting');
    expect(linkOf(facts({ media: down, control: lost })).kind).toBe('reconnecting');
  });

  it('names the part that the server knows to be away', () => {
    expect(linkOf(facts({ health: without('database') }))).toEqual({
      kind: 'away',
      part: 'database',
    });
    expect(linkOf(facts({ media: down, health: without('media') }))).toEqual({
      kind: 'away',
      part: 'media',
    });
  });

  it('does not speak of an engine that restarts while pictures still come', () =>
    expect(linkOf(facts({ health: without('media') })).kind).toBe('connected'));

  it('lets the end win over every trouble of the line', () => {
    const link = linkOf(facts({ closing: 'excluded', media: down, control: lost }));
    expect(link).toEqual({ kind: 'excluded' });
    expect(isOver(link)).toBe(true);
  });

  it('does not take a place opened elsewhere for the end', () =>
    expect(isOver(linkOf(facts({ media: { kind: 'taken' } })))).toBe(false));
});
