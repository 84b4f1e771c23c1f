import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { lessonStart } from '../../../app/testing/lesson.ts';
import { leftAt } from '../../contract/timer.ts';
import { inClass as openClass, type Seat } from '../hands/testing/stage.ts';

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
const later = (seconds: number) => {
  here.clock.now = () => new Date(lessonStart.getTime() + seconds * 1_000);
};

/** The lesson, with the lines of those inside as if their media were there. */
async function stage() {
  const lesson = await openClass(here, school);
  const setLine = (seat: Seat, at: Date | null) =>
    here.db.updateTable('seats').set({ connected_at: at }).where('id', '=', seat.seatId).execute();
  for (const seat of [lesson.host, lesson.amrani, lesson.bernard]) await setLine(seat, lessonStart);
  const { host } = lesson;
  const timer = (act: string, minutes: number | null = null) =>
    host.post('class/timer', { act, minutes });
  const seen = async () => (await host.class()).pick?.seatId ?? null;
  const ask = async (act: string, of: string | null) => {
    const body = { act, seen: of };
    const reply = await host.browser.post(`/api/seats/${host.seatId}/class/pick`, body);
    return reply.json() as { left: number };
  };
  const draw = async () => ask('draw', await seen());
  return { ...lesson, setLine, timer, seen, ask, draw };
}

describe('the timer', () => {
  it('is the same for all, by the server’s clock, and for who comes later or reloads', async () => {
    const { timer, host, amrani } = await stage();
    expect(await timer('start', 5)).toBe(204);
    later(60);
    for (const seat of [host, amrani]) {
      const read = await seat.class();
      expect(read.timer && leftAt(read.timer, Date.parse(read.now))).toBe(240_000);
    }
  });

  it('is held, goes on, is prolonged and ends; what changes nothing is not told', async () => {
    const { timer, amrani, told } = await stage();
    await timer('start', 1);
    later(30);
    await timer('pause');
    await timer('pause');
    later(100);
    await timer('resume');
    await timer('add', 1);
    const { timer: shown, now } = await amrani.class();
    expect(shown && leftAt(shown, Date.parse(now))).toBe(90_000);
    await timer('stop');
    await timer('stop');
    expect((await amrani.class()).timer).toBe(null);
    expect(await told('timer.set')).toHaveLength(5);
  });
});

describe('a draw by lot', () => {
  it('takes each one inside once, until nobody is left; then all may be drawn again', async () => {
    const { draw, seen, ask, amrani, bernard } = await stage();
    expect((await draw()).left).toBe(1);
    const first = await seen();
    expect((await draw()).left).toBe(0);
    expect([first, await seen()].sort()).toEqual([amrani.seatId, bernard.seatId].sort());
    await draw();
    expect(await seen()).toBe(null);
    expect((await ask('restart', null)).left).toBe(2);
    await draw();
    expect([amrani.seatId, bernard.seatId]).toContain(await seen());
  });

  it('takes neither who leads, nor who waits, left, or lost their line', async () => {
    const { draw, seen, setLine, amrani, bernard } = await stage();
    await setLine(bernard, null);
    await draw();
    expect(await seen()).toBe(amrani.seatId);
    expect((await draw()).left).toBe(0);
    expect(await seen()).toBe(null);
  });

  it('is made once by a double press, and by two teachers at once', async () => {
    const { ask, seen } = await stage();
    const answers = await Promise.all([ask('draw', null), ask('draw', null)]);
    expect(answers.map(({ left }) => left)).toEqual([1, 1]);
    const drawn = await seen();
    await Promise.all([ask('draw', drawn), ask('draw', drawn)]);
    expect(await seen()).not.toBe(drawn);
    expect(await seen()).not.toBe(null);
  });

  it('remembers whom it took who left and came back, for the lesson and no longer', async () => {
    const { draw, seen, setLine, host, amrani, bernard, meetingId } = await stage();
    await setLine(bernard, null);
    await draw();
    await amrani.post('leave');
    await amrani.post('knock');
    await host.post('class/admit', { seatIds: [amrani.seatId] });
    await setLine(amrani, lessonStart);
    await draw();
    expect(await seen()).toBe(null);
    await host.post('class/end');
    const kept = await here.db
      .selectFrom('seats')
      .select('id')
      .where('meeting_id', '=', meetingId)
      .where('picked_at', 'is not', null)
      .execute();
    expect(kept).toEqual([]);
  });

  it('is shown to hosts alone until they show it to all, in snapshots and in events', async () => {
    const { draw, seen, ask, amrani, told } = await stage();
    await draw();
    const drawn = await seen();
    expect((await amrani.class()).pick).toBe(null);
    expect((await told('pick.set')).map(({ audience }) => audience)).toEqual(['hosts']);
    await ask('show', drawn);
    expect((await amrani.class()).pick).toEqual({ seatId: drawn, shown: true });
    await ask('hide', drawn);
    expect((await amrani.class()).pick).toBe(null);
    await ask('close', drawn);
    const events = await told('pick.set');
    expect(events.slice(1).map(({ audience, data }) => [audience, data])).toEqual([
      ['all', { pick: { seatId: drawn, shown: true } }],
      ['all', { pick: null }],
      ['hosts', { pick: { seatId: drawn, shown: false } }],
      ['hosts', { pick: null }],
    ]);
  });
});

describe('the spotlight', () => {
  it('is on one person inside, for all, and is told once', async () => {
    const { host, amrani, bernard, told } = await stage();
    const light = (seat: Seat | null) =>
      host.post('class/spotlight', { seatId: seat && seat.seatId });
    await light(amrani);
    await light(amrani);
    expect((await bernard.class()).spotlight).toBe(amrani.seatId);
    await light(bernard);
    expect((await amrani.class()).spotlight).toBe(bernard.seatId);
    await light(null);
    expect((await amrani.class()).spotlight).toBe(null);
    expect(await told('spotlight.set')).toHaveLength(3);
  });

  it('goes with its seat, and does not come back with it', async () => {
    const { host, amrani } = await stage();
    await host.post('class/spotlight', { seatId: amrani.seatId });
    await host.post('class/return', { seatId: amrani.seatId });
    expect((await host.class()).spotlight).toBe(null);
    await host.post('class/admit', { seatIds: [amrani.seatId] });
    expect((await host.class()).spotlight).toBe(null);
  });

  it('is put on nobody at the door or in another lesson', async () => {
    const [one, other] = [await stage(), await stage()];
    for (const { seatId } of [one.waiting, other.amrani])
      expect(await one.host.post('class/spotlight', { seatId })).toBe(404);
    expect((await other.host.class()).spotlight).toBe(null);
  });
});

describe('who may not', () => {
  it('a pupil sets no timer, draws nobody, and puts nobody in the light, in no name', async () => {
    const { host, amrani, bernard } = await stage();
    for (const [name, body] of [
      ['timer', { act: 'start', minutes: 5 }],
      ['pick', { act: 'draw', seen: null }],
      ['spotlight', { seatId: bernard.seatId }],
    ] as const) {
      expect([name, await amrani.post(`class/${name}`, body)]).toEqual([name, 403]);
      const stolen = await amrani.browser.post(`/api/seats/${host.seatId}/class/${name}`, body);
      expect([name, stolen.statusCode]).toEqual([name, 404]);
    }
    const { timer, pick, spotlight } = await host.class();
    expect([timer, pick, spotlight]).toEqual([null, null, null]);
  });

  it('nothing is set by what is out of bounds', async () => {
    const { timer, host } = await stage();
    expect([await timer('start', 0), await timer('start', 181), await timer('fly')]).toEqual([
      400, 400, 400,
    ]);
    expect((await host.class()).timer).toBe(null);
  });
});
