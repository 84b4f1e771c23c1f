import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouteDefinition } from '../../platform/contract/route.ts';
import type { Browser } from '../testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../testing/installation.ts';
import { knockWith, lessonStart, openLesson, planLesson, secretOf } from '../testing/lesson.ts';

const usernames = ['chef', 'admin', 'delegue', 'martin', 'bureau', 'dasen'] as const;
const nobody = '01890000-0000-7000-8000-000000000000';

let here: Installation;
let school: School;
const browsers = new Map<string, Browser>();
const routes = await (async () => {
  await using installation = await openInstallation();
  return [...installation.app.mounted];
})();

beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U', { signed: false });
  for (const username of usernames) browsers.set(username, await signedIn(here, school, username));
});
afterAll(() => here[Symbol.asyncDispose]());

const commands = routes.filter(({ method }) => method !== 'GET');
const gated = (caller: RouteDefinition['caller']) =>
  commands
    .filter((route) => route.caller === caller && route.beforeContract === undefined)
    .map((route) => [route.id, route] as const);

/** The gate stands before the input is looked at: ids and body do not matter to it. */
async function answer(browser: Browser | undefined, route: RouteDefinition, id = nobody) {
  const reply = await browser?.send(route.method, route.path.replace(/:\w+/g, id), {});
  return [reply?.statusCode, reply?.json().code];
}

describe('in a school that has not accepted its contract', () => {
  describe.each(usernames)('%s', (username) => {
    it.each(gated('account'))('is refused %s, with the reason', async (_id, route) => {
      expect(await answer(browsers.get(username), route)).toEqual([403, 'contract_needed']);
    });

    it('is told who must sign', async () => {
      const browser = browsers.get(username);
      expect((await browser?.get('/api/session'))?.json().me.school.signed).toBe(false);
      const view = { state: 'to_sign', signatory: 'head', mine: username === 'chef' };
      expect((await browser?.get('/api/agreement'))?.json()).toMatchObject(view);
    });
  });
});

describe('where a contract is missing though a lesson is there', () => {
  let lesson: Awaited<ReturnType<typeof planLesson>>;
  let hostSeat: string;
  let pupil: { browser: Browser; seatId: string };

  beforeAll(async () => {
    const other = await here.addSchool('0690001B');
    lesson = await planLesson(here, other);
    here.clock.now = () => lessonStart;
    hostSeat = await openLesson(lesson.teacher, lesson.meeting);
    pupil = await knockWith(here, lesson.links[0]);
    await here.db
      .updateTable('schools')
      .set({ signed_at: null })
      .where('id', '=', other.schoolId)
      .execute();
  });

  it.each(gated('seat'))('the host’s seat is refused %s', async (_id, route) => {
    expect(await answer(lesson.teacher, route, hostSeat)).toEqual([403, 'contract_needed']);
  });

  it.each(gated('seat'))('a pupil’s seat is refused %s', async (_id, route) => {
    expect(await answer(pupil.browser, route, pupil.seatId)).toEqual([403, 'contract_needed']);
  });

  it('a personal link opens nothing', async () => {
    const secret = secretOf(lesson.links[1]);
    const reply = await here.browser().post('/api/entry/claim', { secret });
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'contract_needed']);
  });
});

it('what is allowed before the contract touches neither the register nor lessons', () => {
  const allowed = commands.filter(({ beforeContract }) => beforeContract !== undefined);
  const inert = /^(group|person|people|pupil|import|year|meeting|link|seat|class|lobby|media)\./;
  expect(allowed.map(({ id }) => id)).toContain('agreement.accept');
  expect(allowed.filter(({ id }) => inert.test(id))).toEqual([]);
});

it('a command that anybody may call looks at the school by itself', () => {
  expect(gated('anyone').map(([id]) => id)).toEqual([
    'link.claim',
    'link.class.open',
    'link.guest',
  ]);
});
