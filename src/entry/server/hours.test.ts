import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import { planLesson, secretOf } from '../../app/testing/lesson.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
});
afterAll(() => here[Symbol.asyncDispose]());

const claimAt = async (iso: string, secret: string) => {
  here.clock.now = () => new Date(iso);
  const reply = await here.browser().post('/api/entry/claim', { secret });
  return reply.json() as { code?: string; state?: string };
};

describe('the hour of the server', () => {
  // Paris changes its clocks on 29 March 2026 and on 25 October 2026, at 01:00 UTC.
  it.each([
    ['the day before spring’s change', '2026-03-28T09:05:00Z'],
    ['the day of spring’s change', '2026-03-29T08:05:00Z'],
    ['the day before autumn’s change', '2025-10-25T08:05:00Z'],
    ['the day of autumn’s change', '2025-10-26T09:05:00Z'],
  ])('on %s: one second before it is refused, on it admitted', async (_day, iso) => {
    const start = new Date(iso);
    here.clock.now = () => new Date(start.getTime() - 3_600_000);
    const { links, meeting } = await planLesson(here, school, start);
    // 10:05 in Paris, whatever the season.
    expect(meeting.startsAt).toBe(start.toISOString());
    const secret = secretOf(links[0]);
    const opens = start.getTime() - 600_000;
    const early = await claimAt(new Date(opens - 1_000).toISOString(), secret);
    expect(early.code).toBe('entry.too_early');
    expect((await claimAt(new Date(opens).toISOString(), secret)).state).toBe('claimed');
  });

  it('in the night of a change: a lesson across it opens and closes at its instants', async () => {
    // From 01:30 to 04:00 in Paris on 29 March 2026: an hour and a half, since 02:00 becomes 03:00.
    here.clock.now = () => new Date('2026-03-28T12:00:00Z');
    const { teacher } = await planLesson(here, school, new Date('2026-03-28T12:00:00Z'));
    const planned = await teacher.post('/api/meetings', {
      title: 'Nuit du changement d’heure',
      groupId: school.groupId,
      day: '2026-03-29',
      from: '01:30',
      to: '04:00',
      opensBeforeMinutes: 0,
      repeat: null,
    });
    const [night] = planned.json().meetings;
    expect([night.startsAt, night.endsAt]).toEqual([
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T02:00:00.000Z',
    ]);
    const made = await teacher.post(`/api/meetings/${night.meetingId}/links`, { personIds: null });
    const secret = secretOf(made.json().links[0]);
    expect((await claimAt('2026-03-29T00:29:59Z', secret)).code).toBe('entry.too_early');
    expect((await claimAt('2026-03-29T00:30:00Z', secret)).state).toBe('claimed');
    const [, another] = made.json().links;
    expect((await claimAt('2026-03-29T01:59:59Z', secretOf(another))).state).toBe('claimed');
    expect((await claimAt('2026-03-29T02:00:00Z', secret)).code).toBe('entry.link_unknown');
  });

  it('yesterday’s link opens nothing today, though the same lesson repeats', async () => {
    const start = new Date('2026-03-23T09:05:00Z');
    here.clock.now = () => start;
    const { links } = await planLesson(here, school, start);
    const today = await planLesson(here, school, new Date('2026-03-24T09:05:00Z'));
    const now = '2026-03-24T09:05:00Z';
    expect((await claimAt(now, secretOf(links[0]))).code).toBe('entry.link_unknown');
    expect((await claimAt(now, secretOf(today.links[0]))).state).toBe('claimed');
  });
});
