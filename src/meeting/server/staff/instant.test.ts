import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../../access/contract/actors.ts';
import { settingOf, type Right } from '../../../access/contract/rights.ts';
import type { Browser } from '../../../app/testing/browser.ts';
import {
  openInstallation,
  password,
  signedIn,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { lessonStart } from '../../../app/testing/lesson.ts';
import { createAccount } from '../../../identity/server/index.ts';
import { createPeople } from '../../../school/server/index.ts';

let here: Installation;
let school: School;
let other: School;
let office: Browser;
beforeAll(async () => {
  here = await openInstallation();
  here.clock.now = () => lessonStart;
  school = await here.addSchool('0750001U');
  other = await here.addSchool('0690001B');
  office = await signedIn(here, school, 'bureau');
});
afterAll(() => here[Symbol.asyncDispose]());

const open = async (browser: Browser): Promise<{ meetingId: string; seatId: string }> =>
  (await browser.post('/api/staff-rooms', { title: 'Réunion' })).json();
const come = (browser: Browser, meetingId: string) =>
  browser.post(`/api/meetings/${meetingId}/come`);

/** Somebody of the school with an account. */
async function somebody(role: Role) {
  const { schoolId } = school;
  const personId = await here.app.core.transact(async (trx) => {
    const name = { family: 'Essai', given: role, title: null };
    const [made = ''] = await createPeople(trx, schoolId, [{ role, name }]);
    await createAccount(trx, { schoolId, personId: made, username: role, password });
    return made;
  });
  return { personId, browser: await signedIn(here, school, role) };
}

it('a member of staff opens a room in one call; a colleague knocks, is let in, and may share there what they want', async () => {
  const { meetingId, seatId } = await open(office);
  const teacher = await signedIn(here, school, 'martin');
  const { seatId: colleague } = (await come(teacher, meetingId)).json();
  const door = (await teacher.get(`/api/seats/${colleague}`)).json();
  expect([door.role, door.address, door.meeting.about.group]).toEqual(['colleague', 'vous', null]);
  expect((await teacher.post(`/api/seats/${colleague}/knock`)).json().state).toBe('waiting');
  const seen = (await office.get(`/api/seats/${seatId}/class`)).json();
  expect([seen.meeting.group, seen.knocking[0].expected, seen.missing]).toEqual([null, true, []]);
  const all = await office.post(`/api/seats/${seatId}/class/admit`, { seatIds: null });
  expect(all.json().admitted).toEqual([colleague]);
  // What a school closes to its pupils it does not close between colleagues.
  await here.db
    .updateTable('schools')
    .set({ rights: JSON.stringify({ camera: false }) })
    .where('id', '=', school.schoolId)
    .execute();
  const { me } = (await teacher.get(`/api/seats/${colleague}/class`)).json();
  expect([me.role, me.address]).toEqual(['colleague', 'vous']);
  const may = (right: Right) => settingOf({ role: me.role, rights: me.rights, calm: false }, right);
  expect([may('camera').allowed, may('screen').allowed, may('chatAll').allowed]).toEqual([
    true,
    true,
    true,
  ]);
});

it('it stands an hour in the week of who opened it, who ends it', async () => {
  const { meetingId } = await open(office);
  const week = (await office.get('/api/meetings?from=2026-03-23&to=2026-03-29')).json();
  const room = week.meetings.find((one: { meetingId: string }) => one.meetingId === meetingId);
  expect([room.state, room.group]).toEqual(['open', null]);
  expect(Date.parse(room.endsAt) - Date.parse(room.startsAt)).toBe(3_600_000);
  expect((await office.post(`/api/meetings/${meetingId}/end`)).statusCode).toBe(200);
  const late = await come(await signedIn(here, school, 'martin'), meetingId);
  expect(late.json().code).toBe('entry.over');
});

it('no pupil, guardian or guest enters a staff meeting, by any way', async () => {
  const { meetingId } = await open(office);
  for (const role of ['pupil', 'guardian'] as const) {
    const { browser, personId } = await somebody(role);
    expect((await browser.post('/api/staff-rooms', { title: 'Réunion' })).statusCode).toBe(403);
    expect((await come(browser, meetingId)).statusCode).toBe(404);
    expect((await browser.get('/api/my-lessons')).body).not.toContain(meetingId);
    const links = { personIds: [personId] };
    const made = await office.post(`/api/meetings/${meetingId}/links`, links);
    expect(made.json().links ?? []).toEqual([]);
    const row = { school_id: school.schoolId, meeting_id: meetingId, person_id: personId };
    for (const as of ['colleague', 'host', 'pupil', 'guest'] as const) {
      const seat = {
        ...row,
        role: as,
        state: 'claimed',
        account_id: null,
        mark_hash: null,
      } as const;
      await expect(here.db.insertInto('seats').values(seat).execute()).rejects.toThrow(/for staff/);
    }
    const link = { ...row, secret_hash: personId };
    await expect(here.db.insertInto('entry_links').values(link).execute()).rejects.toThrow(
      /no links/,
    );
  }
  for (const way of ['links', 'links/rotate', 'class-link', 'guests']) {
    const body = { links: { personIds: null }, guests: { given: 'Ana', family: 'Lopez' } }[way];
    const made = await office.post(`/api/meetings/${meetingId}/${way}`, body);
    expect([way, made.statusCode]).toEqual([way, 404]);
  }
  const guest = {
    school_id: school.schoolId,
    meeting_id: meetingId,
    origin: 'invited',
    family_name: 'Lopez',
    given_name: 'Ana',
  } as const;
  await expect(here.db.insertInto('guests').values(guest).execute()).rejects.toThrow(/no guests/);
  const anonymous = here.browser();
  expect((await come(anonymous, meetingId)).statusCode).toBe(401);
});

it('nobody of another school enters, nor learns that it is there', async () => {
  const { meetingId } = await open(office);
  const stranger = await signedIn(here, other, 'martin');
  expect((await come(stranger, meetingId)).json()).toEqual(
    (await come(stranger, '01890000-0000-7000-8000-000000000000')).json(),
  );
});
