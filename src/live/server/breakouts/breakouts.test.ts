import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { lessonStart } from '../../../app/testing/lesson.ts';
import { inClass, type Seat } from '../../../chat/server/testing/stage.ts';
import { until } from '../../../platform/server/testing/until.ts';
import type { BreakoutSet } from '../../contract/breakout-routes.ts';
import { findRoom } from '../media/media.store.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(() => {
  here.clock.now = () => lessonStart;
});

/** A lesson with two pupils inside, and what its breakouts can be asked. */
async function stage() {
  const lesson = await inClass(here, school);
  const ask = (seat: Seat, name: string, body?: object) =>
    seat.browser.post(`/api/seats/${seat.seatId}/breakouts${name}`, body);
  const { host, amrani, bernard } = lesson;
  const setOf = async (seat: Seat): Promise<BreakoutSet | null> =>
    (await seat.browser.get(`/api/seats/${seat.seatId}/class`)).json().breakouts;
  const open = (breakouts: string[][], minutes: number | null = null) =>
    ask(host, '', { breakouts, minutes, byChoice: false, limit: null });
  const roomOf = ({ seatId }: Seat) =>
    findRoom(here.db, { ...lesson, schoolId: school.schoolId, seatId });
  return {
    ...lesson,
    ask,
    open,
    setOf,
    roomOf,
    /** Two breakouts with a pupil each; their ids. */
    openTwo: async (minutes: number | null = null) => {
      expect((await open([[amrani.seatId], [bernard.seatId]], minutes)).statusCode).toBe(204);
      const set = await setOf(host);
      return set?.breakouts.map(({ breakoutId }) => breakoutId) ?? [];
    },
    place: (by: Seat, seats: Seat[], breakoutId: string | null | undefined) =>
      ask(by, '/place', { seatIds: seats.map(({ seatId }) => seatId), breakoutId }),
    /** Where each one is, as everybody's page is told: the number of their breakout, 0 in the main room. */
    places: async (...seats: Seat[]) => {
      const set = await setOf(host);
      return seats.map(
        ({ seatId }) => set?.breakouts.find(({ seatIds }) => seatIds.includes(seatId))?.number ?? 0,
      );
    },
  };
}

describe('breakouts', () => {
  it('open for all at once, each with a room of its own; the host stays in the main one', async () => {
    const { host, amrani, bernard, openTwo, places, roomOf, setOf } = await stage();
    await openTwo();
    expect(await places(host, amrani, bernard)).toEqual([0, 1, 2]);
    const rooms = await Promise.all([host, amrani, bernard].map(roomOf));
    expect(new Set(rooms).size).toBe(3);
    expect((await setOf(amrani))?.breakouts.map(({ number }) => number)).toEqual([1]);
  });

  it('are opened once: a second host is told so', async () => {
    const { open, openTwo, secondHost, ask, setOf, host } = await stage();
    await openTwo();
    const other = await secondHost();
    const again = await ask(other, '', {
      breakouts: [[]],
      minutes: null,
      byChoice: false,
      limit: null,
    });
    expect([again.statusCode, again.json().code]).toEqual([409, 'breakouts.open']);
    expect((await open([[]])).statusCode).toBe(409);
    expect((await setOf(host))?.breakouts).toHaveLength(2);
  });

  it('are one to twenty', async () => {
    const { open, setOf, host } = await stage();
    expect((await open([])).statusCode).toBe(400);
    expect((await open(Array.from({ length: 21 }, () => []))).statusCode).toBe(400);
    expect((await open(Array.from({ length: 20 }, () => []))).statusCode).toBe(204);
    expect((await setOf(host))?.breakouts.map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('close one by one or all at once: everybody is back in the main room', async () => {
    const { host, amrani, bernard, meetingId, ask, openTwo, places, roomOf, setOf } = await stage();
    const main = await roomOf(amrani);
    const [one] = await openTwo();
    expect((await ask(host, '/close', { breakoutId: one })).statusCode).toBe(204);
    expect(await places(amrani, bernard)).toEqual([0, 2]);
    expect((await ask(host, '/close', { breakoutId: one })).statusCode).toBe(404);
    expect((await ask(host, '/close', { breakoutId: null })).statusCode).toBe(204);
    expect(await setOf(host)).toBeNull();
    for (const seat of [amrani, bernard]) expect(await roomOf(seat)).toBe(main);
    const kept = here.db.selectFrom('breakout_seats').select('seat_id');
    expect(await kept.where('meeting_id', '=', meetingId).execute()).toEqual([]);
    await openTwo();
    expect(await places(amrani, bernard)).toEqual([1, 2]);
  });

  it('close by themselves when their time is over, unless it was given more', async () => {
    const { host, ask, openTwo, setOf } = await stage();
    await openTwo(5);
    const at = (minutes: number) => new Date(lessonStart.getTime() + minutes * 60_000);
    expect((await setOf(host))?.endsAt).toBe(at(5).toISOString());
    here.clock.now = () => at(4);
    expect((await ask(host, '/timer', { minutes: 10 })).statusCode).toBe(204);
    expect((await setOf(host))?.endsAt).toBe(at(14).toISOString());
    here.clock.now = () => at(14);
    await until('they are closed', async () => (await setOf(host)) === null);
  });
});

describe('a place', () => {
  it('is changed live by those who lead, for others and for themselves', async () => {
    const { host, amrani, bernard, openTwo, place, places } = await stage();
    const [one, two] = await openTwo();
    expect((await place(host, [amrani], two)).statusCode).toBe(204);
    expect(await places(amrani, bernard)).toEqual([2, 2]);
    expect((await place(host, [host], one)).statusCode).toBe(204);
    expect(await places(host)).toEqual([1]);
    expect((await place(host, [host, amrani], null)).statusCode).toBe(204);
    expect(await places(host, amrani, bernard)).toEqual([0, 0, 2]);
  });

  it('of another host is theirs alone to change', async () => {
    const { host, openTwo, place, places, secondHost } = await stage();
    const other = await secondHost();
    const [one] = await openTwo();
    expect((await place(host, [other], one)).statusCode).toBe(404);
    expect((await place(other, [other], one)).statusCode).toBe(204);
    expect(await places(host, other)).toEqual([0, 1]);
  });

  it('is nobody’s to take: put out of a breakout, one does not come back alone', async () => {
    const { host, amrani, ask, openTwo, place, places, roomOf } = await stage();
    const main = await roomOf(host);
    const [one, two] = await openTwo();
    await place(host, [amrani], null);
    const tries = [
      await place(amrani, [amrani], one),
      await place(amrani, [amrani], two),
      await ask(amrani, '', {
        breakouts: [[amrani.seatId]],
        minutes: null,
        byChoice: false,
        limit: null,
      }),
      await ask(amrani, '/close', { breakoutId: null }),
      await ask(amrani, '/timer', { minutes: 1 }),
      await ask(amrani, '/answer', { breakoutId: one }),
    ];
    expect(tries.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403, 403]);
    expect((await ask(amrani, '/call')).statusCode).toBe(404);
    expect(await places(amrani)).toEqual([0]);
    expect(await roomOf(amrani)).toBe(main);
  });

  it('is in the main room for who comes while breakouts are open, until a host puts them in', async () => {
    const { host, comes, openTwo, place, places } = await stage();
    const [, two] = await openTwo();
    const late = await comes(2);
    expect(await places(late)).toEqual([0]);
    await place(host, [late], two);
    expect(await places(late)).toEqual([2]);
  });

  it('lasts for one stay: sent back, gone or excluded, one is in no breakout when one returns', async () => {
    const { host, amrani, bernard, command, openTwo, places, roomOf } = await stage();
    const main = await roomOf(host);
    await openTwo();
    here.clock.now = () => new Date(lessonStart.getTime() + 60_000);
    await command('return', { seatId: amrani.seatId });
    await bernard.browser.post(`/api/seats/${bernard.seatId}/leave`);
    expect(await places(amrani, bernard)).toEqual([0, 0]);
    await bernard.browser.post(`/api/seats/${bernard.seatId}/knock`);
    await command('admit', { seatIds: [amrani.seatId, bernard.seatId] });
    expect(await places(amrani, bernard)).toEqual([0, 0]);
    for (const seat of [amrani, bernard]) expect(await roomOf(seat)).toBe(main);
  });

  it('is the same for who has nothing of the lesson: a seat or a breakout of another one is not there', async () => {
    const { host, openTwo, place } = await stage();
    const other = await stage();
    const [one] = await openTwo();
    const [theirs] = await other.openTwo();
    expect((await place(host, [other.amrani], one)).statusCode).toBe(404);
    expect((await place(host, [host], theirs)).statusCode).toBe(404);
    expect(await other.places(other.amrani)).toEqual([1]);
  });
});

describe('a call for help', () => {
  it('is told once, and is over when a host comes or has heard it', async () => {
    const { host, amrani, bernard, meetingId, ask, openTwo, place, setOf } = await stage();
    const [one, two] = await openTwo();
    const calls = async () => (await setOf(host))?.breakouts.map(({ called }) => called);
    for (const seat of [amrani, amrani, bernard])
      expect((await ask(seat, '/call')).statusCode).toBe(204);
    expect(await calls()).toEqual([true, true]);
    await place(host, [host], one);
    expect(await calls()).toEqual([false, true]);
    await ask(host, '/answer', { breakoutId: two });
    expect(await calls()).toEqual([false, false]);
    const told = await here.db
      .selectFrom('events')
      .select('data')
      .where('type', '=', 'breakouts.changed')
      .where('stream_id', '=', meetingId)
      .execute();
    // Opened, called twice, visited, answered: never who is where.
    expect(told.map(({ data }) => data)).toEqual(Array.from({ length: 5 }, () => ({})));
  });
});
