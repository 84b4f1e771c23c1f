import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouteDefinition } from '../../platform/contract/route.ts';
import type { Browser } from '../testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../testing/installation.ts';
import { knockWith, openLesson, planLesson, secretOf } from '../testing/lesson.ts';
import { providerIds } from '../testing/providers.ts';
import { addImport } from '../../school/server/imports/testing/an-import.ts';
import { addChat } from '../../chat/server/testing/things.ts';
import { addPlan } from '../testing/breakout-plans.ts';
import { addPreset } from '../testing/presets.ts';
import { addMail } from '../testing/mails.ts';
import { addBan } from '../testing/bans.ts';
import { addYears } from '../../school/server/years/testing/a-year.ts';
import { addQuestionSet } from '../../polls/server/testing/a-set.ts';
import { requestOf, routes } from '../testing/requests.ts';

/** Two schools with people of the same usernames; each pupil bears the code of their school as given name. */
const uais = { here: '0750001U', there: '0690001B' };

type Ids = Record<string, string>;
type Party = { school: School; ids: Ids; pupil: Browser };

/** Who asks: staff by their username, and a pupil by a link. */
const staff = {
  teacher: 'martin',
  head: 'chef',
  administrator: 'admin',
  officer: 'delegue',
  staff: 'bureau',
};
const roles = [...Object.keys(staff), 'pupil'];

let installation: Installation;
let here: Party;
let there: Party;
let marks: string[];
/** What the other school holds, before anybody of ours asked for anything. */
let untouched: string;

beforeAll(async () => {
  installation = await openInstallation();
  here = await makeParty(uais.here);
  there = await makeParty(uais.there);
  marks = await marksOf(there);
  untouched = await holdings(there.school.schoolId);
});
afterAll(() => installation[Symbol.asyncDispose]());

async function makeParty(uai: string): Promise<Party> {
  const school = await installation.addSchool(uai);
  const { teacher, meeting, links } = await planLesson(installation, school);
  installation.clock.now = () => new Date(meeting.startsAt);
  const hostSeat = await openLesson(teacher, meeting);
  const pupil = await knockWith(installation, links[0]);
  const [personId = ''] = school.pupilIds;
  await installation.browser().post('/api/entry/claim', { secret: secretOf(links[0]) });
  const request = await installation.db
    .selectFrom('link_requests')
    .select('id')
    .where('school_id', '=', school.schoolId)
    .executeTakeFirstOrThrow();
  const ids = {
    requestId: request.id,
    meetingId: meeting.meetingId,
    groupId: school.groupId,
    seatId: hostSeat,
    importId: await addImport(installation.app.core.transact, school.schoolId),
    personId,
    mailId: await addMail(installation, { ...school, personId }),
    banId: await addBan(installation, { ...school, seatId: hostSeat }),
    presetId: await addPreset(installation, { ...school, personId: school.teacherId }),
    ...(await addQuestionSet(
      installation.app.core,
      { schoolId: school.schoolId, personId: school.teacherId },
      { title: 'Calcul', questions: [] },
    )),
    planId: await addPlan(installation, { ...school, personId: school.teacherId }),
    ...(await addYears(installation.app.core.transact, school.schoolId)),
    ...(await addChat(installation.app.core, {
      schoolId: school.schoolId,
      meetingId: meeting.meetingId,
      seatId: hostSeat,
    })),
    ...(await providerIds(installation, school)),
  };
  return { school, ids, pupil: pupil.browser };
}

const browsers = new Map<string, Browser>();

/** Somebody of our school, signed in: again when what was asked before signed them out. */
async function callerOf(role: string): Promise<Browser> {
  if (role === 'pupil') return here.pupil;
  const known = browsers.get(role);
  if (known && (await known.get('/api/session')).json().me) return known;
  const browser = await signedIn(installation, here.school, staff[role as keyof typeof staff]);
  browsers.set(role, browser);
  return browser;
}

/** Every id of a kind that a body lists, as the route's input names them. */
const listed = (ids: Ids): Record<string, string | string[]> => ({
  ...ids,
  personIds: [ids.personId ?? ''],
  seatIds: [ids.seatId ?? ''],
  pupilIds: [ids.personId ?? ''],
  coHostIds: [ids.personId ?? ''],
});

const request = (route: RouteDefinition, ids: Ids) => requestOf(route, listed(ids) as Ids);

/** All that the database holds of a school, as one text. */
async function holdings(schoolId: string): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'school_id' order by 1`.execute(
    installation.db,
  );
  const held = tables.map(
    ({ name }) => sql`
      select ${name}::text as name, coalesce(string_agg(t::text, E'\\n' order by t::text), '') as all
      from ${sql.table(name)} t where school_id = ${schoolId}`,
  );
  const { rows } = await sql<{ name: string; all: string }>`${sql.join(held, sql` union all `)}
    order by name`.execute(installation.db);
  return rows.map(({ name, all }) => `${name}: ${all}`).join('\n');
}

/** What would betray the other school in an answer: its code, its id, and the id of anything that it has. */
async function marksOf({ school }: Party): Promise<string[]> {
  const held = await holdings(school.schoolId);
  const ids = held.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  return [school.uai, ...new Set(ids)];
}

const marksIn = (text: string, marks: readonly string[]) =>
  marks.filter((mark) => text.includes(mark));

const asked = routes.filter(({ reply, caller }) => reply !== 'events' && caller !== 'engine');

describe('with every id of another school', () => {
  it.each(asked.map((route) => [route.id, route] as const))(
    '%s, whoever asks, tells and changes nothing of it',
    async (_id, route) => {
      const { url, body } = request(route, there.ids);
      for (const role of roles) {
        const reply = await (await callerOf(role)).send(route.method, url, body);
        expect([role, reply.statusCode < 500, marksIn(reply.body, marks)]).toEqual([
          role,
          true,
          [],
        ]);
      }
      // All that it holds is a long text: read once they have all asked.
      expect(await holdings(there.school.schoolId)).toBe(untouched);
    },
  );
});

describe('a stream of another school', () => {
  const streams = routes.filter(({ reply }) => reply === 'events');
  it.each(streams.map((route) => [route.id, route] as const))(
    '%s is not there',
    async (_id, route) => {
      for (const role of roles) {
        const caller = await callerOf(role);
        const { url } = request(route, there.ids);
        expect((await caller.get(url)).statusCode).toBe(404);
      }
    },
  );
});

describe('what one asks without naming anything', () => {
  const open = asked.filter(({ method, params }) => method === 'GET' && params === undefined);
  it.each(open.map((route) => [route.id, route] as const))(
    '%s answers its own school alone',
    async (_id, route) => {
      for (const role of roles) {
        const caller = await callerOf(role);
        const { url, body } = request(route, {});
        const reply = await caller.send(route.method, url, body);
        expect(marksIn(reply.body, marks)).toEqual([]);
      }
    },
  );
});

describe('the same username in two schools', () => {
  it('leads each to their own', async () => {
    for (const { school } of [here, there]) {
      const browser = await signedIn(installation, school, 'martin');
      expect((await browser.get('/api/session')).json().me.school.uai).toBe(school.uai);
    }
  });

  it('with a password that only the other’s has opens neither', async () => {
    const account = await installation.db
      .selectFrom('accounts')
      .select('id')
      .where('username', '=', `martin@${uais.there.toLowerCase()}`)
      .executeTakeFirstOrThrow();
    await installation.app.identity.changePassword(
      { schoolId: there.school.schoolId, accountId: account.id },
      'un autre mot de passe, plus long',
    );
    const wrong = await installation.browser().post('/api/session', {
      username: `martin@${uais.here}`,
      password: 'un autre mot de passe, plus long',
    });
    expect(wrong.statusCode).toBe(401);
  });
});

/** How many events there are of a party's lesson and of the host's seat in it. */
async function eventsOf({ meetingId = '', seatId = '' }: Ids): Promise<number> {
  const { count } = await installation.db
    .selectFrom('events')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('stream_id', 'in', [meetingId, seatId])
    .executeTakeFirstOrThrow();
  return Number(count);
}

describe('a school that is deleted', () => {
  it('leaves the other as it was, row by row', async () => {
    const theirs = await signedIn(installation, there.school, 'chef');
    const ours = await callerOf('teacher');
    const before = await holdings(here.school.schoolId);
    const happened = await eventsOf(here.ids);
    expect(await eventsOf(there.ids)).toBeGreaterThan(0);
    await installation.db.deleteFrom('schools').where('id', '=', there.school.schoolId).execute();
    expect(await holdings(here.school.schoolId)).toBe(before);
    expect(await holdings(there.school.schoolId)).toMatch(/^(\w+: \n?)*$/);
    expect(await eventsOf(here.ids)).toBe(happened);
    expect((await ours.get('/api/groups')).statusCode).toBe(200);
    expect((await theirs.get('/api/groups')).statusCode).toBe(401);
  });

  it('leaves no event behind', async () => {
    expect(await eventsOf(there.ids)).toBe(0);
    const { rows } = await sql`
      select id from event_streams
      where not exists (select from meetings where meetings.id = event_streams.id)
        and not exists (select from seats where seats.id = event_streams.id)`.execute(
      installation.db,
    );
    expect(rows).toEqual([]);
  });
});
