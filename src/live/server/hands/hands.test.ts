import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { lessonStart } from '../../../app/testing/lesson.ts';
import { inClass, type Seat } from './testing/stage.ts';

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
const stage = () => inClass(here, school);
const speech = async (seat: Seat) => (await seat.class()).hands.speech;
const help = async (seat: Seat) => (await seat.class()).hands.help;

describe('raised hands', () => {
  it('stand in the order in which they went up, for all, also at the same instant', async () => {
    const { host, amrani, bernard } = await stage();
    expect([await bernard.raise(), await amrani.raise()]).toEqual([204, 204]);
    for (const seat of [host, amrani, bernard])
      expect(await speech(seat)).toEqual([bernard.seatId, amrani.seatId]);
  });

  it('go up once and down once, however often the button is pressed', async () => {
    const { amrani, bernard, told } = await stage();
    await amrani.raise();
    await Promise.all([amrani.raise(), amrani.raise(), bernard.raise()]);
    expect(await speech(amrani)).toEqual([amrani.seatId, bernard.seatId]);
    await Promise.all([amrani.lowerOwn(), amrani.lowerOwn()]);
    expect(await speech(amrani)).toEqual([bernard.seatId]);
    const events = await told('hand.raised', 'hand.lowered');
    expect(events.map(({ type, data }) => [type, (data as { seatId: string }).seatId])).toEqual([
      ['hand.raised', amrani.seatId],
      ['hand.raised', bernard.seatId],
      ['hand.lowered', amrani.seatId],
    ]);
  });

  it('are lowered by who leads: one, or all', async () => {
    const { host, amrani, bernard } = await stage();
    await amrani.raise();
    await bernard.raise();
    expect(await host.lower([amrani])).toBe(204);
    expect(await speech(host)).toEqual([bernard.seatId]);
    await amrani.raise();
    expect(await host.lower(null)).toBe(204);
    expect(await speech(host)).toEqual([]);
  });

  it('stay up during « Calme », and may go up then', async () => {
    const { host, amrani, bernard } = await stage();
    await amrani.raise();
    await host.calm(true);
    expect(await bernard.raise()).toBe(204);
    await host.calm(false);
    expect(await speech(host)).toEqual([amrani.seatId, bernard.seatId]);
  });

  it('go with their seat: who leaves, is sent back or is excluded asks for nothing when back', async () => {
    const { host, amrani, bernard } = await stage();
    for (const seat of [amrani, bernard]) {
      await seat.raise();
      await seat.raise('help');
    }
    await amrani.post('leave');
    await host.post('class/return', { seatId: bernard.seatId });
    expect([await speech(host), await help(host)]).toEqual([[], []]);
    await amrani.post('knock');
    await host.post('class/admit', { seatIds: [amrani.seatId, bernard.seatId] });
    expect([await speech(host), await help(host)]).toEqual([[], []]);
    await amrani.raise();
    await host.post('class/remove', { seatId: amrani.seatId });
    expect(await speech(host)).toEqual([]);
  });

  it('are forgotten once the lesson is over', async () => {
    const { host, amrani, meetingId } = await stage();
    await amrani.raise();
    await amrani.raise('help');
    await host.post('class/end');
    const kept = await here.db
      .selectFrom('seats')
      .select(['hand_raised_at', 'help_asked_at'])
      .where('meeting_id', '=', meetingId)
      .where((eb) =>
        eb.or([eb('hand_raised_at', 'is not', null), eb('help_asked_at', 'is not', null)]),
      )
      .execute();
    expect(kept).toEqual([]);
  });
});

describe('a call for help', () => {
  it('is known to who leads and to its author, in snapshots and in events, and to nobody else', async () => {
    const { host, amrani, bernard, told } = await stage();
    expect(await amrani.raise('help')).toBe(204);
    expect([await help(host), await help(amrani)]).toEqual([[amrani.seatId], [amrani.seatId]]);
    expect([await help(bernard), await speech(host)]).toEqual([[], []]);
    await host.lower([amrani], 'help');
    expect(await help(amrani)).toEqual([]);
    const events = await told('hand.raised', 'hand.lowered');
    expect(events.map(({ audience }) => audience)).toEqual([
      'hosts',
      `seat:${amrani.seatId}`,
      'hosts',
      `seat:${amrani.seatId}`,
    ]);
  });
});

describe('who may not', () => {
  it('a pupil neither lowers another’s hand, nor raises it, nor gives the floor', async () => {
    const { amrani, bernard, host } = await stage();
    await bernard.raise();
    expect(await amrani.lower([bernard])).toBe(403);
    expect(await amrani.lower(null)).toBe(403);
    expect(await amrani.give(amrani)).toBe(403);
    expect(await amrani.give(null)).toBe(403);
    const stolen = await amrani.browser.post(`/api/seats/${host.seatId}/class/hands/lower`, {
      wants: 'speech',
      seatIds: null,
    });
    const forged = await amrani.browser.post(`/api/seats/${bernard.seatId}/class/hand`, {
      wants: 'speech',
      up: false,
    });
    expect([stolen.statusCode, forged.statusCode]).toEqual([404, 404]);
    expect(await speech(host)).toEqual([bernard.seatId]);
  });

  it('one who waits, left, was excluded, or leads the lesson raises nothing', async () => {
    const { host, amrani, bernard, waiting } = await stage();
    await amrani.post('leave');
    await host.post('class/remove', { seatId: bernard.seatId });
    for (const seat of [waiting, amrani, bernard, host])
      for (const wants of ['speech', 'help'] as const)
        expect(await seat.raise(wants)).toBeGreaterThanOrEqual(403);
    expect(await speech(host)).toEqual([]);
  });

  it('a host touches no hand of another lesson', async () => {
    const [one, other] = [await stage(), await stage()];
    await other.amrani.raise();
    expect(await one.host.lower([other.amrani])).toBe(204);
    expect(await one.host.lower(null)).toBe(204);
    expect(await one.host.give(other.amrani)).toBe(404);
    expect(await speech(other.host)).toEqual([other.amrani.seatId]);
  });

  it('nobody passes the database: a seat that is not inside has no hand up', async () => {
    const { waiting } = await stage();
    const forced = here.db
      .updateTable('seats')
      .set({ hand_raised_at: lessonStart })
      .where('id', '=', waiting.seatId)
      .execute();
    await expect(forced).rejects.toThrow('seats_asks_inside');
  });

  it('one who plays with the button is refused for a while, and the others are not', async () => {
    const { amrani, bernard, host } = await stage();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        index % 2 === 0 ? amrani.raise() : amrani.lowerOwn(),
      ),
    );
    expect(answers.filter((status) => status === 204)).toHaveLength(10);
    expect(answers.filter((status) => status === 429)).toHaveLength(90);
    expect(await bernard.raise()).toBe(204);
    expect(await host.lower(null)).toBe(204);
  });
});
