import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../app/testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
} from '../../../app/testing/installation.ts';
import type { School } from '../../../app/testing/installation.ts';
import { countsOf } from '../../contract/years/counts.ts';
import type { RolloverPreview } from '../../contract/years/routes.ts';

let here: Installation;
let school: School;
let other: School;
let office: Browser;
let head: Browser;
beforeAll(async () => {
  here = await openInstallation();
  other = await here.addSchool('0690001B');
  await (await signedIn(here, other, 'admin')).post('/api/years', current);
  school = await here.addSchool('0750001U');
  office = await signedIn(here, school, 'admin');
  head = await signedIn(here, school, 'chef');
});
afterAll(() => here[Symbol.asyncDispose]());

const current = { name: '2026-2027', startsOn: '2026-09-01', endsOn: '2027-08-31' };
const next = { name: '2027-2028', startsOn: '2027-09-01', endsOn: '2028-08-31' };

/** As on the first day: one division, everybody in it, no year. */
async function startOver(): Promise<void> {
  const schoolId = school.schoolId;
  await sql`
    with a as (delete from meetings where school_id = ${schoolId}),
      b as (delete from imports where school_id = ${schoolId}),
      c as (delete from groups where school_id = ${schoolId} and id <> ${school.groupId})
    delete from school_years where school_id = ${schoolId}`.execute(here.db);
  await sql`
    with a as (update people set suspended_at = null where school_id = ${schoolId})
    update groups set archived_at = null where id = ${school.groupId}`.execute(here.db);
  for (const one of school.pupilIds) await put(school.groupId, one);
}

/** The first year: 6eB with one pupil, 3eA with two, and Latin with one of each. */
beforeEach(async () => {
  await startOver();
  await office.post('/api/years', current);
  third = await make('3eA', 'division');
  latin = await make('Latin', 'teaching');
  const [first = '', leaver = '', second = ''] = school.pupilIds;
  leavers = [leaver, second];
  for (const one of leavers) await put(third, one);
  for (const one of [first, leaver]) await put(latin, one);
});
let third: string;
let latin: string;
let leavers: string[];

const make = async (name: string, kind: string): Promise<string> =>
  (await office.post('/api/groups', { name, kind, level: null })).json().groupId;
const put = (groupId: string, personId: string) =>
  office.post(`/api/groups/${groupId}/members`, { personId, as: 'pupil', move: true });
const preview = async (by = office): Promise<RolloverPreview> =>
  (await by.get('/api/years/next')).json();
const list = async (by = office) => (await by.get('/api/years')).json();
const wanted = async (more: object = {}) => ({
  next,
  keep: [latin],
  leaving: [third],
  mark: (await preview()).mark,
  ...more,
});
const rollOver = (body: object, by = office) => by.post('/api/years/next', body);
const undo = (rolloverId: string, by = office) =>
  by.post(`/api/years/rollovers/${rolloverId}/undo`);

async function plan(groupId: string, day: string): Promise<string> {
  const hours = { day, from: '10:05', to: '11:00', opensBeforeMinutes: 10 };
  const reply = await office.post('/api/meetings', {
    ...hours,
    title: 'Cours',
    groupId,
    repeat: null,
  });
  return reply.json().meetings[0].meetingId;
}

/** All rows of what a rollover may touch, as one text. */
async function rows(schoolId: string): Promise<string> {
  const tables = ['school_years', 'groups', 'memberships', 'people', 'meetings'];
  const texts = await Promise.all(
    tables.map(async (table) => {
      const found = await sql<{ all: string }>`
        select string_agg(t::text, E'\n' order by t::text) as all
        from ${sql.table(table)} t where school_id = ${schoolId}`.execute(here.db);
      return found.rows[0]?.all;
    }),
  );
  return texts.join('\n\n');
}

describe('the first year', () => {
  it('is named once, and the groups of today are of it', async () => {
    const { years, proposed, mayChange } = await list();
    expect(years).toMatchObject([{ ...current, current: true, groups: 3 }]);
    expect([proposed, mayChange]).toEqual([null, true]);
    expect((await office.post('/api/years', next)).json().code).toBe('year.exists');
  });

  it('is corrected, with its end after its beginning', async () => {
    const [{ yearId }] = (await list()).years;
    const change = (body: object) => office.send('PUT', `/api/years/${yearId}`, body);
    const reversed = { ...current, endsOn: '2026-09-01' };
    expect((await change(reversed)).json().code).toBe('school.dates_reversed');
    expect((await change({ ...current, name: '26-27' })).statusCode).toBe(204);
    expect((await list()).years[0].name).toBe('26-27');
  });
});

describe('a rollover', () => {
  it('is previewed without changing anything', async () => {
    await plan(third, '2027-09-06');
    await plan(third, '2027-08-31');
    const before = await rows(school.schoolId);
    const shown = await preview();
    expect(shown).toMatchObject({
      year: current,
      next,
      divisions: [
        { name: '3eA', pupils: 2, lessons: 1, last: true },
        { name: '6eB', lessons: 0, last: false },
      ],
      teaching: [{ name: 'Latin', pupils: 2, lessons: 0 }],
      unplaced: 0,
    });
    expect(await rows(school.schoolId)).toBe(before);
  });

  it('puts groups away, keeps those chosen, suspends who leaves, cancels later lessons', async () => {
    const lessons = {
      after: await plan(third, '2027-09-06'),
      before: await plan(third, '2027-08-31'),
      kept: await plan(latin, '2027-09-07'),
    };
    const staying = school.pupilIds.length - leavers.length;
    const foreseen = countsOf(await preview(), new Set([latin]), new Set([third]));
    const reply = await rollOver(await wanted(), head);
    expect(reply.json().counts).toEqual(foreseen);
    expect(reply.json()).toMatchObject({
      from: current.name,
      to: next.name,
      by: { family: 'Chef' },
      counts: { archived: 2, kept: 1, suspended: 2, cancelled: 1, unplaced: staying },
      undoable: true,
    });
    const { groups } = (await office.get('/api/groups')).json();
    expect(groups).toMatchObject([{ groupId: latin, pupils: 2 }]);
    const { years } = await list();
    expect(years).toMatchObject([
      { ...next, current: true, groups: 1 },
      { ...current, current: false, groups: 2 },
    ]);
    const states = await here.db
      .selectFrom('meetings')
      .select(['id', 'state'])
      .where('school_id', '=', school.schoolId)
      .execute();
    expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
      [lessons.after]: 'cancelled',
      [lessons.before]: 'planned',
      [lessons.kept]: 'planned',
    });
    const find = async (filter: object) =>
      (await office.post('/api/people/search', { role: 'pupil', ...filter })).json().people;
    const ids = (people: { personId: string }[]) => people.map(({ personId }) => personId);
    expect(ids(await find({ standing: 'suspended' })).sort()).toEqual([...leavers].sort());
    expect(ids(await find({ unplaced: 'yes' }))).toHaveLength(staying);
  });

  it('is taken back to what was, row by row', async () => {
    await plan(third, '2027-09-06');
    const [elsewhere = ''] = leavers;
    await office.post(`/api/people/${elsewhere}/suspend`);
    const before = await rows(school.schoolId);
    const { rolloverId } = (await rollOver(await wanted())).json();
    expect(await rows(school.schoolId)).not.toBe(before);
    expect((await undo(rolloverId)).statusCode).toBe(204);
    expect(await rows(school.schoolId)).toBe(before);
    expect((await list()).rollover).toBeNull();
    expect((await undo(rolloverId)).json().code).toBe('year.undo_over');
    // And done again, it is done.
    expect((await rollOver(await wanted())).statusCode).toBe(200);
  });

  it('has one effect, however many do it or take it back at once', async () => {
    const body = await wanted();
    const replies = await Promise.all([office, head, office, head].map((by) => rollOver(body, by)));
    const codes = replies.map(({ statusCode }) => statusCode).sort();
    expect(codes).toEqual([200, 409, 409, 409]);
    const { years, rollover } = await list();
    expect(years).toHaveLength(2);
    const undone = await Promise.all([office, head].map((by) => undo(rollover.rolloverId, by)));
    expect(undone.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
    expect((await list()).years).toMatchObject([{ ...current, current: true, groups: 3 }]);
  });
});

describe('a rollover is refused', () => {
  it('on anything but what was looked at', async () => {
    const body = await wanted();
    await make('4eC', 'division');
    expect((await rollOver(body)).json().code).toBe('year.stale');
    const { years } = await list();
    expect(years).toHaveLength(1);
    for (const more of [{ keep: [third] }, { leaving: [latin] }, { leaving: [other.groupId] }])
      expect((await rollOver(await wanted(more))).json().code).toBe('year.stale');
  });

  it('with days or a name that do not follow', async () => {
    const code = async (more: object) =>
      (await rollOver(await wanted({ next: { ...next, ...more } }))).json().code;
    expect(await code({ endsOn: '2027-08-31' })).toBe('school.dates_reversed');
    expect(await code({ startsOn: '2027-08-31' })).toBe('year.overlap');
    expect(await code({ name: current.name })).toBe('year.name_taken');
    expect((await list()).years).toMatchObject([{ ...current, current: true }]);
  });

  it('while an import is being written', async () => {
    const body = await wanted();
    await sql`insert into imports (school_id, format, state, counts, report, register_mark, total)
      values (${school.schoolId}, 'onde', 'applying', '{}', '{}', '', 1)`.execute(here.db);
    expect((await rollOver(body)).json().code).toBe('year.busy');
  });

  it('to be taken back once the new year is used', async () => {
    const { rolloverId } = (await rollOver(await wanted())).json();
    const [pupil = ''] = school.pupilIds;
    await office.send('DELETE', `/api/groups/${latin}/members/${pupil}`);
    expect((await list()).rollover.undoable).toBe(false);
    expect((await undo(rolloverId)).json().code).toBe('year.in_use');
    await put(latin, pupil);
    expect((await list()).rollover.undoable).toBe(true);
    await put(await make('5eB', 'division'), pupil);
    expect((await undo(rolloverId)).json().code).toBe('year.in_use');
  });

  it('where no year has a name', async () => {
    await here.db.deleteFrom('school_years').where('school_id', '=', school.schoolId).execute();
    expect((await office.get('/api/years/next')).json().code).toBe('year.none');
  });
});

describe('whoever is not asked', () => {
  it('the officer reads, the others do neither', async () => {
    const officer = await signedIn(here, school, 'delegue');
    expect(await list(officer)).toMatchObject({ years: [current], mayChange: false });
    for (const who of ['delegue', 'martin', 'bureau']) {
      const browser = await signedIn(here, school, who);
      const read = await browser.get('/api/years');
      const replies = [
        await browser.get('/api/years/next'),
        await rollOver(await wanted(), browser),
      ];
      expect([read, ...replies].map(({ statusCode }) => statusCode)).toEqual([
        who === 'delegue' ? 200 : 403,
        403,
        403,
      ]);
    }
  });

  it('a school touches no other', async () => {
    const before = await rows(other.schoolId);
    const theirs = await signedIn(here, other, 'admin');
    const { rolloverId } = (await rollOver(await wanted())).json();
    expect((await undo(rolloverId, theirs)).statusCode).toBe(404);
    const [{ yearId }] = (await list()).years;
    expect((await theirs.send('PUT', `/api/years/${yearId}`, current)).statusCode).toBe(404);
    await undo(rolloverId);
    expect(await rows(other.schoolId)).toBe(before);
  });
});
