import { createEventSource } from 'eventsource-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { RightSettings } from '../../../access/contract/rights.ts';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { lessonStart } from '../../../app/testing/lesson.ts';
import { inClass, type Seat } from '../../../chat/server/testing/stage.ts';
import { until } from '../../../platform/server/testing/until.ts';
import type { BreakoutSet } from '../../contract/breakout-routes.ts';
import type { Classroom } from '../../contract/routes.ts';

let here: Installation;
let school: School;
let origin: string;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  origin = await here.app.http.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(() => {
  here.clock.now = () => lessonStart;
});

const seen = async ({ browser, seatId }: Seat): Promise<Classroom> =>
  (await browser.get(`/api/seats/${seatId}/class`)).json();

/** All that the server writes to this seat’s stream from a number on, word for word. */
function follow({ browser, seatId }: Seat, after: number) {
  const told: string[] = [];
  const source = createEventSource({
    url: `${origin}/api/seats/${seatId}/class/events?after=${after}`,
    headers: { cookie: [...browser.jar].map((pair) => pair.join('=')).join('; ') },
    onMessage: ({ data }) => void told.push(data),
  });
  onTestFinished(() => source.close());
  /** The breakouts as each event told them. */
  const sets = () =>
    told
      .map((data) => JSON.parse(data) as { type: string; data: { breakouts: BreakoutSet } })
      .flatMap(({ type, data }) => (type === 'breakouts.changed' ? [data.breakouts] : []));
  return {
    told,
    sets,
    /** Does something to the breakouts, and waits until it is told: an event tells the state when it is read. */
    async after<T>(work: () => Promise<T>): Promise<T> {
      const before = sets().length;
      const done = await work();
      await until('the breakouts are told', () => sets().length > before);
      return done;
    },
    /** The people of each breakout, as each event told them. */
    people: () => sets().map(({ breakouts }) => breakouts.map(({ seatIds }) => seatIds)),
  };
}

/** A lesson whose two pupils have no switch but these; each may be followed. */
async function stage(rights: RightSettings) {
  const lesson = await inClass(here, school);
  const { host, amrani, bernard, command, comes } = lesson;
  const late = await comes(2);
  await command('rights', { seatIds: [amrani.seatId], rights });
  const ask = (seat: Seat, name: string, body?: object) =>
    seat.browser.post(`/api/seats/${seat.seatId}/breakouts${name}`, body);
  const place = (seats: Seat[], breakoutId: string | null | undefined) =>
    ask(host, '/place', { seatIds: seats.map(({ seatId }) => seatId), breakoutId });
  /** Amrani in the first breakout, Bernard in the second, the last one in the main room. */
  const open = async () => {
    await ask(host, '', {
      breakouts: [[amrani.seatId], [bernard.seatId]],
      minutes: 5,
      byChoice: false,
      limit: null,
    });
    return (await seen(host)).breakouts?.breakouts.map(({ breakoutId }) => breakoutId) ?? [];
  };
  return { ...lesson, late, ask, place, open };
}

describe('of breakouts, the stream tells', () => {
  it('who leads, all of it', async () => {
    const { host, amrani, bernard, open } = await stage({});
    const page = follow(host, (await seen(host)).after);
    const ids = await open();
    await until('they are told', () => page.sets().length === 1);
    expect(page.sets()[0]?.breakouts).toEqual([
      { breakoutId: ids[0], number: 1, called: false, listening: [], seatIds: [amrani.seatId] },
      { breakoutId: ids[1], number: 2, called: false, listening: [], seatIds: [bernard.seatId] },
    ]);
  });

  it('a pupil, their own one; of the others, that they are elsewhere and not where', async () => {
    const { host, amrani, bernard, late, ask, open, place } = await stage({});
    const page = follow(amrani, (await seen(amrani)).after);
    const outside = follow(late, (await seen(late)).after);
    const onBoth = <T>(work: () => Promise<T>) => page.after(() => outside.after(work));
    const [one, two] = await onBoth(open);
    await onBoth(() => ask(bernard, '/call'));
    await onBoth(() => place([host], one));
    await onBoth(() => place([late], two));
    const both = [host.seatId, amrani.seatId].sort();
    expect(page.people()).toEqual([[[amrani.seatId]], [[amrani.seatId]], [both], [both]]);
    expect(page.sets().at(-1)?.elsewhere.sort()).toEqual([bernard.seatId, late.seatId].sort());
    expect(page.told.join()).not.toContain(two);
    expect(outside.sets().map(({ breakouts }) => breakouts.length)).toEqual([0, 0, 0, 1]);
    expect(outside.told.join()).not.toContain(one);
    for (const seat of [amrani, late]) {
      const { breakouts } = await seen(seat);
      expect(breakouts).toEqual((seat === amrani ? page : outside).sets().at(-1));
    }
  });

  it('who may not see the list, nothing of anybody else, whatever happens', async () => {
    const { host, amrani, bernard, late, ask, open, place } = await stage({ seeList: false });
    const { after } = await seen(amrani);
    const page = follow(amrani, after);
    const [one, two] = await page.after(open);
    await page.after(() => ask(bernard, '/call'));
    await page.after(() => place([bernard, late], one));
    await page.after(() => place([host], one));
    await page.after(() => place([amrani], two));
    await page.after(() => place([late], null));
    await page.after(() => ask(host, '/timer', { minutes: 10 }));
    await page.after(() => ask(host, '/close', { breakoutId: one }));
    const later = follow(amrani, after);
    for (const { told, sets } of [page, later]) {
      await until('all is told', () => sets().length === 8);
      for (const other of [bernard, late]) expect(told.join()).not.toContain(other.seatId);
    }
    expect(page.people()).toEqual([
      [[amrani.seatId]],
      [[amrani.seatId]],
      [[amrani.seatId]],
      [[host.seatId, amrani.seatId].sort()],
      [[amrani.seatId]],
      [[amrani.seatId]],
      [[amrani.seatId]],
      [[amrani.seatId]],
    ]);
    const now = await seen(amrani);
    expect(JSON.stringify(now.breakouts)).not.toContain(bernard.seatId);
    expect(now.breakouts).toEqual(page.sets().at(-1));
  });

  it('somebody whose right is taken meanwhile, nothing of others from that number on', async () => {
    const { amrani, bernard, command, open, place } = await stage({});
    const page = follow(amrani, (await seen(amrani)).after);
    const [one] = await page.after(open);
    await page.after(() => place([bernard], one));
    await command('rights', { seatIds: [amrani.seatId], rights: { seeList: false } });
    await page.after(() => place([bernard], null));
    await page.after(() => place([bernard], one));
    const sees = page.sets().map((set) => JSON.stringify(set).includes(bernard.seatId));
    expect(sees).toEqual([true, true, false, false]);
  });
});
