import { describe, expect, it } from 'vitest';
import { linkHour, type LinkWindow } from './window.ts';

const window: LinkWindow = {
  state: 'planned',
  startsAt: new Date('2026-11-24T09:05:00Z'),
  endsAt: new Date('2026-11-24T09:55:00Z'),
  opensBeforeMinutes: 5,
};
const at = (time: string) => linkHour(window, new Date(`2026-11-24T${time}Z`));

describe('a link', () => {
  it('is a countdown until one second before its door opens', () => {
    expect(at('08:59:59')).toEqual({ is: 'early', opensAt: new Date('2026-11-24T09:00:00Z') });
  });

  it('is a door from that instant to the end of the hour', () => {
    expect(at('09:00:00').is).toBe('open');
    expect(at('09:54:59').is).toBe('open');
    expect(at('09:55:00').is).toBe('over');
  });

  it('is nothing once the lesson ended or was cancelled', () => {
    const during = new Date('2026-11-24T09:10:00Z');
    expect(linkHour({ ...window, state: 'ended' }, during).is).toBe('over');
    expect(linkHour({ ...window, state: 'cancelled' }, during).is).toBe('over');
  });

  it('stays shut before its hour even when the teacher is already inside', () => {
    const before = new Date('2026-11-24T08:00:00Z');
    expect(linkHour({ ...window, state: 'open' }, before).is).toBe('early');
  });
});
