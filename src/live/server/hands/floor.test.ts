import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mayPublish } from '../../../access/contract/rights.ts';
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

/** What somebody may open, as their page and the engine make it out of what the server says. */
async function mayOpen(seat: Seat): Promise<string[]> {
  const { me, calm, floor } = await seat.class();
  return (['microphone', 'camera'] as const).filter((source) =>
    mayPublish({ ...me, calm, hasFloor: floor === me.seatId }, source),
  );
}

describe('the floor', () => {
  it('lowers the hand, gives the microphone that was taken from all, and asks: nothing more', async () => {
    const { host, amrani, bernard, told } = await stage();
    await host.post('class/rights', { seatIds: null, rights: { microphone: false } });
    await amrani.raise();
    await bernard.raise();
    expect(await host.give(amrani)).toBe(204);
    const { hands, me, floor } = await amrani.class();
    expect(hands.speech).toEqual([bernard.seatId]);
    expect(me.rights.person).toEqual({ microphone: true });
    // It is something of « Calme » only.
    expect(floor).toBe(null);
    expect(await mayOpen(bernard)).toEqual(['camera']);
    expect(await told('seat.proposed', 'floor.given')).toEqual([
      {
        type: 'seat.proposed',
        audience: `seat:${amrani.seatId}`,
        data: { seatId: amrani.seatId, source: 'microphone' },
      },
    ]);
  });

  it('during « Calme », lets one microphone through, and nothing else of anybody', async () => {
    const { host, amrani, bernard } = await stage();
    await host.calm(true);
    expect([await mayOpen(amrani), await mayOpen(bernard)]).toEqual([[], []]);
    await host.give(amrani);
    expect([await mayOpen(amrani), await mayOpen(bernard)]).toEqual([['microphone'], []]);
    expect((await bernard.class()).floor).toBe(amrani.seatId);
  });

  it('during « Calme », is one’s alone: it passes on, and is taken back', async () => {
    const { host, amrani, bernard } = await stage();
    await host.calm(true);
    await host.give(amrani);
    await host.give(bernard);
    expect([await mayOpen(amrani), await mayOpen(bernard)]).toEqual([[], ['microphone']]);
    expect(await host.give(null)).toBe(204);
    expect(await mayOpen(bernard)).toEqual([]);
  });

  it('ends with « Calme », and does not come back with the next one', async () => {
    const { host, amrani } = await stage();
    await host.calm(true);
    await host.give(amrani);
    await host.calm(false);
    expect(await mayOpen(amrani)).toEqual(['microphone', 'camera']);
    await host.calm(true);
    expect([await mayOpen(amrani), (await host.class()).floor]).toEqual([[], null]);
  });

  it('goes with its seat', async () => {
    const { host, amrani } = await stage();
    await host.calm(true);
    await host.give(amrani);
    await host.post('class/return', { seatId: amrani.seatId });
    await host.post('class/admit', { seatIds: [amrani.seatId] });
    expect(await mayOpen(amrani)).toEqual([]);
  });

  it('is given to nobody who is not inside, nor to who leads', async () => {
    const { host, waiting } = await stage();
    await host.calm(true);
    expect([await host.give(waiting), await host.give(host)]).toEqual([404, 403]);
    expect((await host.class()).floor).toBe(null);
  });

  it('pressed twice, asks the same person again and nobody else', async () => {
    const { host, amrani, bernard, told } = await stage();
    await amrani.raise();
    await bernard.raise();
    await Promise.all([host.give(amrani), host.give(amrani)]);
    const asked = await told('seat.proposed');
    expect(new Set(asked.map(({ audience }) => audience))).toEqual(
      new Set([`seat:${amrani.seatId}`]),
    );
    expect((await host.class()).hands.speech).toEqual([bernard.seatId]);
  });
});
