import { describe, expect, it } from 'vitest';
import { atSchool } from '../../../app/testing/at-school.ts';
import { signedIn } from '../../../app/testing/installation.ts';
import { lessonStart } from '../../../app/testing/lesson.ts';
import { inClass, type Seat } from '../../../chat/server/testing/stage.ts';
import type { BreakoutSet } from '../../contract/breakout-routes.ts';

const at = atSchool({ clock: lessonStart });

/** A lesson with two breakouts, Amrani in the first and Bernard in the second. */
async function stage(of = at.school) {
  const lesson = await inClass(at.here, of);
  const { host, amrani, bernard } = lesson;
  const ask = (seat: Pick<Seat, 'browser' | 'seatId'>, name: string, body?: object) =>
    seat.browser.post(`/api/seats/${seat.seatId}/breakouts${name}`, body);
  const setOf = async (seat: Seat): Promise<BreakoutSet | null> =>
    (await seat.browser.get(`/api/seats/${seat.seatId}/class`)).json().breakouts;
  const breakouts = [[amrani.seatId], [bernard.seatId]];
  await ask(host, '', { breakouts, minutes: null, byChoice: false, limit: null });
  const [one, two] = (await setOf(host))?.breakouts.map(({ breakoutId }) => breakoutId) ?? [];
  return {
    ...lesson,
    one,
    two,
    ask,
    setOf,
    listen: async (seat: Pick<Seat, 'browser' | 'seatId'>, breakoutId: string | undefined) =>
      (await ask(seat, '/listen', { breakoutId })).statusCode,
    /** Who listens, breakout by breakout, as somebody is told. */
    listeners: async (seat: Seat) => (await setOf(seat))?.breakouts.map((it) => it.listening),
  };
}

describe('whoever leads', () => {
  it('listens from a balcony: its people are told, the others are not, and no call is answered by it', async () => {
    const { host, amrani, bernard, one, ask, setOf, listen, listeners } = await stage();
    await ask(amrani, '/call');
    expect(await listen(host, one)).toBe(204);
    expect(await listeners(amrani)).toEqual([[host.seatId]]);
    expect(await listeners(bernard)).toEqual([[]]);
    expect(await listeners(host)).toEqual([[host.seatId], []]);
    const [own] = (await setOf(amrani))?.breakouts ?? [];
    expect(own?.called).toBe(true);
    expect(own?.seatIds).toContain(host.seatId);
  });

  it('comes down by visiting, goes from one to another, and is on none once they are closed', async () => {
    const { host, amrani, bernard, one, two, ask, listen, listeners } = await stage();
    await listen(host, one);
    await ask(host, '/place', { seatIds: [host.seatId], breakoutId: one });
    expect(await listeners(amrani)).toEqual([[]]);
    await listen(host, one);
    expect(await listen(host, two)).toBe(204);
    expect([await listeners(amrani), await listeners(bernard)]).toEqual([[[]], [[host.seatId]]]);
    await ask(host, '/close', { breakoutId: two });
    expect(await listeners(host)).toEqual([[]]);
    expect(await listen(host, two)).toBe(404);
  });

  it('is not told to listen any more once they have left the lesson', async () => {
    const { host, amrani, one, listen, listeners, secondHost } = await stage();
    await secondHost();
    await listen(host, one);
    await host.browser.post(`/api/seats/${host.seatId}/leave`);
    expect(await listeners(amrani)).toEqual([[]]);
  });
});

describe('nobody else listens', () => {
  it('neither pupil nor guest, also in their own breakout', async () => {
    const { host, amrani, bernard, one, two, listen, listeners } = await stage();
    await at.here.db
      .updateTable('seats')
      .set({ role: 'guest' })
      .where('id', '=', bernard.seatId)
      .execute();
    for (const seat of [amrani, bernard])
      for (const breakoutId of [one, two]) expect(await listen(seat, breakoutId)).toBe(403);
    expect(await listeners(host)).toEqual([[], []]);
  });

  it('not who was excluded', async () => {
    const { host, amrani, one, command, listen, listeners } = await stage();
    await command('remove', { seatId: amrani.seatId });
    expect(await listen(amrani, one)).toBe(403);
    expect(await listeners(host)).toEqual([[], []]);
  });

  it('not a teacher who does not lead this lesson, nor one of another school', async () => {
    const { host, one, listen, listeners } = await stage();
    const elsewhere = await at.addSchool();
    const other = await stage(elsewhere);
    expect(await listen(other.host, one)).toBe(404);
    const browsers = [
      await signedIn(at.here, at.school, 'autre'),
      await signedIn(at.here, at.school, 'chef'),
      await signedIn(at.here, elsewhere, 'martin'),
    ];
    for (const browser of browsers)
      expect(await listen({ browser, seatId: host.seatId }, one)).toBe(404);
    expect(await listeners(host)).toEqual([[], []]);
  });
});
