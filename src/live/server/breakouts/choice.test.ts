import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { lessonStart } from '../../../app/testing/lesson.ts';
import { inClass, type Seat } from '../../../chat/server/testing/stage.ts';
import type { BreakoutSet } from '../../contract/breakout-routes.ts';

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

/** A lesson with two pupils inside; nobody is in any of its two breakouts, but for those named. */
async function stage(byChoice = true, first: 'amrani' | null = null, limit: number | null = null) {
  const lesson = await inClass(here, school);
  const { host, amrani } = lesson;
  const ask = async (seat: Seat, name: string, body?: object) => {
    const reply = await seat.browser.post(`/api/seats/${seat.seatId}/breakouts${name}`, body);
    return [reply.statusCode, reply.body === '' ? null : reply.json().code];
  };
  const setOf = async (seat: Seat): Promise<BreakoutSet | null> =>
    (await seat.browser.get(`/api/seats/${seat.seatId}/class`)).json().breakouts;
  const breakouts = [first === null ? [] : [amrani.seatId], []];
  expect(await ask(host, '', { breakouts, minutes: null, byChoice, limit })).toEqual([204, null]);
  const ids = (await setOf(host))?.breakouts.map(({ breakoutId }) => breakoutId) ?? [];
  return {
    ...lesson,
    ask,
    setOf,
    ids,
    choose: (seat: Seat, breakoutId: string | undefined) => ask(seat, '/choose', { breakoutId }),
    place: (seat: Seat, breakoutId: string | null | undefined) =>
      ask(host, '/place', { seatIds: [seat.seatId], breakoutId }),
    /** Where somebody is, as those who lead see it; 0 in the main room. */
    placeOf: async (seat: Seat) =>
      (await setOf(host))?.breakouts.find(({ seatIds }) => seatIds.includes(seat.seatId))?.number ??
      0,
  };
}

const done = [204, null];
const isPut = [409, 'breakouts.put_by_host'];

describe('a breakout', () => {
  it('is chosen by a pupil, who sees how many are where, and may change their mind', async () => {
    const { amrani, bernard, ids, choose, placeOf, setOf } = await stage();
    const sizes = async (seat: Seat) => (await setOf(seat))?.choices.map(({ size }) => size);
    expect(await sizes(amrani)).toEqual([0, 0]);
    expect(await choose(amrani, ids[1])).toEqual(done);
    expect(await sizes(bernard)).toEqual([0, 1]);
    expect(await choose(bernard, ids[1])).toEqual(done);
    expect(await choose(amrani, ids[0])).toEqual(done);
    expect([await placeOf(amrani), await placeOf(bernard)]).toEqual([1, 2]);
  });

  it('is not to be chosen where those who lead did not say so, nor one of another lesson', async () => {
    const closed = await stage(false);
    expect(await closed.choose(closed.amrani, closed.ids[0])).toEqual([404, 'not_found']);
    expect((await closed.setOf(closed.amrani))?.choices).toEqual([]);
    const open = await stage();
    expect(await open.choose(open.amrani, closed.ids[0])).toEqual([404, 'not_found']);
    expect(await open.choose(open.host, open.ids[0])).toEqual([403, 'forbidden']);
  });

  it('is kept by whom a host put in it', async () => {
    const { amrani, bernard, ids, choose, place, placeOf, setOf } = await stage(true, 'amrani');
    expect((await setOf(amrani))?.choices).toEqual([]);
    expect(await choose(amrani, ids[1])).toEqual(isPut);
    await choose(bernard, ids[0]);
    await place(bernard, ids[1]);
    expect(await choose(bernard, ids[0])).toEqual(isPut);
    expect([await placeOf(amrani), await placeOf(bernard)]).toEqual([1, 2]);
  });

  it('is closed to whom a host took out of it, also by way of the door', async () => {
    const { amrani, ids, choose, command, place, placeOf } = await stage();
    await choose(amrani, ids[0]);
    await place(amrani, null);
    expect(await choose(amrani, ids[0])).toEqual(isPut);
    here.clock.now = () => new Date(lessonStart.getTime() + 60_000);
    await amrani.browser.post(`/api/seats/${amrani.seatId}/leave`);
    await amrani.browser.post(`/api/seats/${amrani.seatId}/knock`);
    await command('admit', { seatIds: [amrani.seatId] });
    expect(await choose(amrani, ids[1])).toEqual(isPut);
    expect(await placeOf(amrani)).toBe(0);
  });

  it('is open to all again, once the breakouts were closed and others are opened', async () => {
    const { host, amrani, ask, choose, place, placeOf, setOf } = await stage();
    await place(amrani, null);
    await ask(host, '/close', { breakoutId: null });
    await ask(host, '', { breakouts: [[]], minutes: null, byChoice: true, limit: null });
    const [one] = (await setOf(host))?.breakouts ?? [];
    expect(await choose(amrani, one?.breakoutId)).toEqual(done);
    expect(await placeOf(amrani)).toBe(1);
  });

  it('takes as many as there are places: the one too many is told so, and who leads takes none', async () => {
    const { host, amrani, bernard, ids, ask, choose, place, placeOf, setOf } = await stage(
      true,
      null,
      1,
    );
    await place(host, ids[0]);
    expect((await setOf(amrani))?.choices.map(({ size }) => size)).toEqual([0, 0]);
    expect(await choose(amrani, ids[0])).toEqual(done);
    expect(await choose(bernard, ids[0])).toEqual([409, 'breakouts.full']);
    expect([await placeOf(bernard), (await setOf(bernard))?.limit]).toEqual([0, 1]);
    // One’s own place is not lost by choosing it again, and is free once one goes elsewhere.
    expect(await choose(amrani, ids[0])).toEqual(done);
    expect(await choose(amrani, ids[1])).toEqual(done);
    expect(await choose(bernard, ids[0])).toEqual(done);
    // Hosts decide: they may put in one more.
    expect(await place(amrani, ids[0])).toEqual(done);
    expect([await placeOf(amrani), await placeOf(bernard)]).toEqual([1, 1]);
    for (const many of [0, 101])
      expect(
        await ask(host, '', { breakouts: [[]], minutes: null, byChoice: true, limit: many }),
      ).toEqual([400, 'invalid_input']);
  });

  it('has a last place for one of two who choose it at once', async () => {
    const { amrani, bernard, ids, choose, placeOf } = await stage(true, null, 1);
    const answers = await Promise.all([amrani, bernard].map((seat) => choose(seat, ids[1])));
    expect(answers.map(([status]) => status).sort()).toEqual([204, 409]);
    expect([await placeOf(amrani), await placeOf(bernard)].sort()).toEqual([0, 2]);
  });

  it('has a place again when somebody in it leaves the lesson', async () => {
    const { amrani, bernard, ids, choose } = await stage(true, null, 1);
    await choose(amrani, ids[0]);
    await amrani.browser.post(`/api/seats/${amrani.seatId}/leave`);
    expect(await choose(bernard, ids[0])).toEqual(done);
  });

  it('is chosen some times a minute, and no more', async () => {
    const { amrani, bernard, ids, choose } = await stage();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => choose(amrani, ids[index % 2])),
    );
    expect(answers.filter(([status]) => status === 429)).toHaveLength(15);
    expect(await choose(bernard, ids[0])).toEqual(done);
  });
});
