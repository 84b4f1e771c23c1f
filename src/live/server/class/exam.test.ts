import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasRight } from '../../../access/contract/rights.ts';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { lessonStart } from '../../../app/testing/lesson.ts';
import { inClass, type Seat } from '../hands/testing/stage.ts';

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

/** May this seat see the cameras of others, as its page and the engine make it out of what the server says? */
async function maySee(seat: Seat): Promise<boolean> {
  const { me, calm, exam } = await seat.class();
  return hasRight({ ...me, calm, exam }, 'seeCameras');
}

describe('an evaluation', () => {
  it('hides learners from each other, those who come later and those with a switch of their own too', async () => {
    const { host, amrani, bernard, waiting } = await inClass(here, school);
    await host.post('class/rights', { seatIds: [amrani.seatId], rights: { seeCameras: true } });
    expect(await host.post('class/exam', { on: true })).toBe(204);
    await host.post('class/admit', { seatIds: [waiting.seatId] });
    for (const seat of [amrani, bernard, waiting]) expect(await maySee(seat)).toBe(false);
    expect(await maySee(host)).toBe(true);
  });

  it('over, leaves each one exactly what is set, and is told once however often it is pressed', async () => {
    const { host, amrani, bernard, told } = await inClass(here, school);
    await host.post('class/rights', { seatIds: [amrani.seatId], rights: { seeCameras: false } });
    await Promise.all([
      host.post('class/exam', { on: true }),
      host.post('class/exam', { on: true }),
    ]);
    await host.post('class/exam', { on: false });
    expect([await maySee(amrani), await maySee(bernard)]).toEqual([false, true]);
    expect((await told('exam.set')).map(({ data }) => data)).toEqual([{ on: true }, { on: false }]);
  });

  it('is begun and ended by who leads, and by nobody else', async () => {
    const { host, amrani } = await inClass(here, school);
    expect(await amrani.post('class/exam', { on: true })).toBe(403);
    await host.post('class/exam', { on: true });
    expect(await amrani.post('class/exam', { on: false })).toBe(403);
    const stolen = await amrani.browser.post(`/api/seats/${host.seatId}/class/exam`, { on: false });
    expect(stolen.statusCode).toBe(404);
    expect((await host.class()).exam).toBe(true);
  });
});
