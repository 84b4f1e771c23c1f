import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { lessonStart } from '../../../app/testing/lesson.ts';
import { inClass, type Seat } from '../../../chat/server/testing/stage.ts';
import { mostPlans } from '../../contract/breakouts.ts';
import type { BreakoutPlan } from '../../contract/plan-routes.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(async () => {
  here.clock.now = () => lessonStart;
  await here.db.deleteFrom('breakout_plans').execute();
});

const pathOf = ({ seatId }: Seat) => `/api/seats/${seatId}/breakouts/plans`;
const list = async (seat: Seat): Promise<BreakoutPlan[]> =>
  (await seat.browser.get(pathOf(seat))).json().plans;
const unmeasured = { minutes: null, byChoice: false, limit: null };
const save = (seat: Seat, name: string, breakouts: string[][], measures: object = {}) =>
  seat.browser.post(pathOf(seat), {
    name,
    breakouts,
    ...unmeasured,
    ...measures,
  });

describe('a plan of breakouts', () => {
  it('kept in one lesson is there in the next one of the class, for those who came', async () => {
    const { host, amrani, bernard } = await inClass(here, school);
    const kept = await save(host, 'Binômes', [[amrani.seatId], [], [bernard.seatId]], {
      minutes: 10,
    });
    expect(kept.statusCode).toBe(200);
    expect(await list(host)).toEqual([
      {
        planId: expect.any(String),
        name: 'Binômes',
        ...unmeasured,
        minutes: 10,
        breakouts: [[amrani.seatId], [], [bernard.seatId]],
        away: 0,
      },
    ]);
    const next = await inClass(here, school);
    await next.bernard.browser.post(`/api/seats/${next.bernard.seatId}/leave`);
    const [again] = await list(next.host);
    expect(again).toMatchObject({
      name: 'Binômes',
      minutes: 10,
      breakouts: [[next.amrani.seatId], [], []],
      away: 1,
    });
  });

  it('keeps that pupils choose, and how many fit', async () => {
    const { host } = await inClass(here, school);
    const asked = { minutes: null, byChoice: true, limit: 4 };
    expect((await save(host, 'Stations', [[], [], []], asked)).statusCode).toBe(200);
    const next = await inClass(here, school);
    expect(await list(next.host)).toMatchObject([{ ...asked, breakouts: [[], [], []], away: 0 }]);
    expect((await save(host, 'Trop', [[]], { ...asked, limit: 0 })).statusCode).toBe(400);
  });

  it('of the same name takes the place of the one before; another is beside it, by name', async () => {
    const { host, amrani } = await inClass(here, school);
    await save(host, 'Projet', [[amrani.seatId]]);
    await save(host, 'projet', [[], [amrani.seatId]]);
    await save(host, 'Binômes', [[]]);
    const plans = await list(host);
    expect(plans.map(({ name }) => name)).toEqual(['Binômes', 'projet']);
    expect(plans[1]?.breakouts).toEqual([[], [amrani.seatId]]);
  });

  it('is its teacher’s alone: not a colleague’s, not a pupil’s', async () => {
    const { host, amrani, secondHost } = await inClass(here, school);
    await save(host, 'Binômes', [[amrani.seatId]]);
    const [{ planId } = { planId: '' }] = await list(host);
    const other = await secondHost();
    expect(await list(other)).toEqual([]);
    const gone = await other.browser.send('DELETE', `${pathOf(other)}/${planId}`, {});
    expect(gone.statusCode).toBe(404);
    expect((await amrani.browser.get(pathOf(amrani))).statusCode).toBe(403);
    expect((await save(amrani, 'Moi', [[]])).statusCode).toBe(403);
    expect(await list(host)).toHaveLength(1);
  });

  it('takes nobody of another lesson, and no host', async () => {
    const { host, amrani } = await inClass(here, school);
    const other = await inClass(here, school);
    await save(host, 'Tous', [[amrani.seatId, host.seatId, other.bernard.seatId]]);
    const [plan] = await list(host);
    expect(plan).toMatchObject({ breakouts: [[amrani.seatId]], away: 0 });
  });

  it('is forgotten by its teacher, and with the record of whoever is in it', async () => {
    const other = await here.addSchool('0690001B');
    const { host, amrani, bernard } = await inClass(here, other);
    await save(host, 'Binômes', [[amrani.seatId, bernard.seatId]]);
    const [{ planId } = { planId: '' }] = await list(host);
    const lines = () =>
      here.db
        .selectFrom('breakout_plan_people')
        .select('person_id')
        .where('plan_id', '=', planId)
        .execute();
    expect(await lines()).toHaveLength(2);
    await here.db
      .deleteFrom('people')
      .where('id', '=', other.pupilIds[0] ?? '')
      .execute();
    expect(await lines()).toHaveLength(1);
    const gone = await host.browser.send('DELETE', `${pathOf(host)}/${planId}`, {});
    expect([gone.statusCode, gone.json().plans]).toEqual([200, []]);
    expect(await lines()).toEqual([]);
  });

  it('is one of twenty at most, which can still be replaced', async () => {
    const { host } = await inClass(here, school);
    for (let number = 1; number <= mostPlans; number++) await save(host, `Plan ${number}`, [[]]);
    const more = await save(host, 'De trop', [[]]);
    expect([more.statusCode, more.json().code]).toEqual([409, 'breakouts.too_many_plans']);
    expect((await save(host, 'Plan 7', [[]])).statusCode).toBe(200);
    expect(await list(host)).toHaveLength(mostPlans);
  });
});
