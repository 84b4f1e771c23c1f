import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccountHashed } from '../../identity/server/index.ts';
import type { Browser } from '../../app/testing/browser.ts';
import {
  openInstallation,
  passwordHash,
  signedIn,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import { lessonStart, planLesson } from '../../app/testing/lesson.ts';
import { addSomebody, planMeeting } from '../../meeting/server/staff/testing/staff-room.ts';

let here: Installation;
let school: School;
let teacher: Browser;
let pupil: Browser;
let meetingId: string;

beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  here.clock.now = () => lessonStart;
  const lesson = await planLesson(here, school);
  ({ teacher } = lesson);
  ({ meetingId } = lesson.meeting);
  await planLesson(here, await here.addSchool('0690001B'));
  const account = {
    schoolId: school.schoolId,
    personId: school.pupilIds[0] ?? '',
    username: 'amrani',
  };
  await here.app.core.transact(async (trx) =>
    createAccountHashed(trx, account, await passwordHash()),
  );
  pupil = await signedIn(here, school, 'amrani');
});
afterAll(() => here[Symbol.asyncDispose]());

const make = async (browser: Browser) => {
  const { address } = (await browser.post('/api/calendar')).json() as { address: string };
  return new URL(address).pathname;
};

it('a calendar reads one’s own lessons without a session: titles, hours, lasting addresses', async () => {
  for (const [browser, url] of [
    [pupil, `/cours/${meetingId}`],
    [teacher, '/semaine'],
  ] as const) {
    const feed = await here.browser().get(await make(browser));
    expect(feed.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(feed.headers['cache-control']).toBe('no-store');
    expect(feed.body.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(feed.body).toContain('SUMMARY:Mathématiques');
    expect(feed.body.replaceAll('\r\n ', '')).toMatch(
      new RegExp(`^URL;VALUE=URI:.*${url}\\r?$`, 'm'),
    );
  }
});

it('it names nobody and holds no secret', async () => {
  const path = await make(pupil);
  const { body } = await here.browser().get(path);
  for (const hidden of [
    'Amrani',
    'Bernard',
    'Martin',
    'Sylvie',
    '/e#',
    path.split('/').pop() ?? '',
  ])
    expect(body).not.toContain(hidden);
  const kept = await here.db.selectFrom('calendar_feeds').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(path.split('/').pop());
});

it('it holds meetings of the staff to which one is invited or where one has a place, and no others', async () => {
  const [colleague] = await addSomebody(here, school, 'teacher', ['collegue']);
  if (!colleague) throw new Error('nobody was added');
  const invited = await planMeeting(teacher, { by: 'invitation', personIds: [colleague.personId] });
  const full = await planMeeting(teacher, { by: 'reservation', places: 1 });
  const other = await planMeeting(teacher, { by: 'reservation', places: 1 });
  await planMeeting(teacher, { by: 'invitation', personIds: [] });
  await colleague.browser.post(`/api/meetings/${full.meetingId}/reservation`);
  const [waiting] = await addSomebody(here, school, 'staff', ['secretaire']);
  await waiting?.browser.post(`/api/meetings/${full.meetingId}/reservation`);
  await waiting?.browser.post(`/api/meetings/${other.meetingId}/reservation`);
  const pages = async (browser: Browser) => {
    const { body } = await here.browser().get(await make(browser));
    return [...body.replaceAll('\r\n ', '').matchAll(/\/reunion\/([0-9a-f-]{36})/g)]
      .map(([, id]) => id)
      .sort();
  };
  expect(await pages(colleague.browser)).toEqual([invited.meetingId, full.meetingId].sort());
  expect(await pages(waiting?.browser ?? pupil)).toEqual([other.meetingId]);
  expect(await pages(pupil)).toEqual([]);
});

it('its address is dead when another is made, when it is taken back, and with its person', async () => {
  const read = async (path: string) => (await here.browser().get(path)).statusCode;
  const first = await make(pupil);
  const second = await make(pupil);
  expect([await read(first), await read(second)]).toEqual([404, 200]);
  const { made } = (await pupil.get('/api/calendar')).json();
  expect(made).toBe(true);
  await pupil.send('DELETE', '/api/calendar');
  expect(await read(second)).toBe(404);
  const third = await make(pupil);
  await here.db
    .updateTable('people')
    .set({ suspended_at: lessonStart })
    .where('id', '=', school.pupilIds[0] ?? '')
    .execute();
  expect(await read(third)).toBe(404);
});
