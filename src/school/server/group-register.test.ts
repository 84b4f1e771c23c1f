import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../app/testing/browser.ts';
import { openInstallation, signedIn, type Installation } from '../../app/testing/installation.ts';
import type { School } from '../../app/testing/installation.ts';

let here: Installation;
let school: School;
let other: School;
let office: Browser;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  other = await here.addSchool('0690001B');
  office = await signedIn(here, school, 'admin');
});
afterAll(() => here[Symbol.asyncDispose]());

const written = { kind: 'division', level: '6e' };
const make = async (name: string, kind = 'division'): Promise<string> =>
  (await office.post('/api/groups', { ...written, kind, name })).json().groupId;
const read = async (groupId: string, by = office) =>
  (await by.get(`/api/groups/${groupId}`)).json();
const put = (groupId: string, personId: string, more: object = {}) =>
  office.post(`/api/groups/${groupId}/members`, { personId, as: 'pupil', move: false, ...more });
const pupilsOf = async (groupId: string): Promise<string[]> =>
  (await read(groupId)).people.map((one: { personId: string }) => one.personId);

describe('groups', () => {
  it('are made and changed by the office, one name a year', async () => {
    const groupId = await make('5eA');
    expect((await read(groupId)).group).toMatchObject({
      name: '5eA',
      kind: 'division',
      level: '6e',
    });
    expect((await office.post('/api/groups', { ...written, name: '5eA' })).json().code).toBe(
      'school.group_name_taken',
    );
    const change = { name: '5e A', kind: 'division', level: null };
    expect((await office.patch(`/api/groups/${groupId}`, change)).statusCode).toBe(204);
    expect((await read(groupId)).group).toMatchObject(change);
  });

  it('are changed by nobody else, nor is the button offered to them', async () => {
    for (const who of ['martin', 'bureau', 'delegue']) {
      const browser = await signedIn(here, school, who);
      const [pupil = ''] = school.pupilIds;
      const base = `/api/groups/${school.groupId}`;
      const replies = [
        await browser.post('/api/groups', { ...written, name: 'Pirate' }),
        await browser.patch(base, { ...written, name: 'Pirate' }),
        await browser.post(`${base}/archive`),
        await browser.post(`${base}/members`, { personId: pupil, as: 'pupil', move: true }),
        await browser.send('DELETE', `${base}/members/${pupil}`),
      ];
      expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(5).fill(403));
      expect((await read(school.groupId, browser)).mayChange).toBe(false);
    }
  });

  it('take nobody of another school', async () => {
    const [foreign = ''] = other.pupilIds;
    expect((await put(school.groupId, foreign)).statusCode).toBe(404);
    expect((await put(other.groupId, school.pupilIds[0] ?? '')).statusCode).toBe(404);
  });

  it('that are put away are in no list and take no lesson, and come back with their members', async () => {
    const groupId = await make('Ancien', 'teaching');
    const [pupil = ''] = school.pupilIds;
    await put(groupId, pupil);
    expect((await office.post(`/api/groups/${groupId}/archive`)).statusCode).toBe(204);
    expect((await office.get('/api/groups')).body).not.toContain(groupId);
    expect((await put(groupId, pupil)).json().code).toBe('school.group_archived');
    const hours = { day: '2027-03-24', from: '10:05', to: '11:00', opensBeforeMinutes: 10 };
    const lesson = { ...hours, title: 'Latin', groupId, repeat: null };
    expect((await office.post('/api/meetings', lesson)).json().code).toBe('meeting.group_unknown');
    expect((await office.post(`/api/groups/${groupId}/restore`)).statusCode).toBe(204);
    expect(await pupilsOf(groupId)).toEqual([pupil]);
  });
});

describe('a pupil', () => {
  it('is in one division at a time, moves only when it is meant, and may go back', async () => {
    const [pupil = ''] = school.pupilIds;
    const there = await make('6eC');
    expect((await put(there, pupil)).json().code).toBe('school.other_division');
    expect((await put(there, pupil, { move: true })).json()).toEqual({ left: school.groupId });
    expect([await pupilsOf(there), (await pupilsOf(school.groupId)).includes(pupil)]).toEqual([
      [pupil],
      false,
    ]);
    expect((await put(school.groupId, pupil, { move: true })).json()).toEqual({ left: there });
  });

  it('is never in two, however many move them at the same moment', async () => {
    const [, pupil = ''] = school.pupilIds;
    const groups = await Promise.all(['4eA', '4eB', '4eC', '4eD'].map((name) => make(name)));
    await Promise.all(groups.map((groupId) => put(groupId, pupil, { move: true })));
    const holding = await Promise.all([...groups, school.groupId].map(pupilsOf));
    expect(holding.filter((pupils) => pupils.includes(pupil))).toHaveLength(1);
  });

  it('is in as many teaching groups as needed, which do not become a second division', async () => {
    const [, , pupil = ''] = school.pupilIds;
    const latin = await make('Latin', 'teaching');
    expect((await put(latin, pupil)).json()).toEqual({ left: null });
    const change = { name: 'Latin', kind: 'division', level: null };
    expect((await office.patch(`/api/groups/${latin}`, change)).json().code).toBe(
      'school.other_division',
    );
  });
});

it('several people teach or assist a group, each as their role allows', async () => {
  const find = async (search: string): Promise<string> =>
    (await office.post('/api/people/search', { search })).json().people[0].personId;
  const [autre, bureau, pupil = ''] = [
    await find('Autre'),
    await find('Bureau'),
    school.pupilIds[0],
  ];
  expect((await put(school.groupId, autre, { as: 'teacher' })).statusCode).toBe(200);
  expect((await put(school.groupId, bureau, { as: 'assistant' })).statusCode).toBe(200);
  const { staff } = await read(school.groupId);
  expect(staff.map(({ as }: { as: string }) => as).sort()).toEqual([
    'assistant',
    'teacher',
    'teacher',
  ]);
  for (const [who, as] of [
    [pupil, 'teacher'],
    [pupil, 'assistant'],
    [autre, 'pupil'],
    [bureau, 'teacher'],
  ])
    expect((await put(school.groupId, who ?? '', { as })).json().code).toBe('school.member_unfit');
  const autreBrowser = await signedIn(here, school, 'autre');
  expect((await autreBrowser.get(`/api/people/${pupil}`)).statusCode).toBe(200);
  expect(
    (await office.send('DELETE', `/api/groups/${school.groupId}/members/${autre}`)).statusCode,
  ).toBe(204);
  expect((await autreBrowser.get(`/api/people/${pupil}`)).statusCode).toBe(403);
});
