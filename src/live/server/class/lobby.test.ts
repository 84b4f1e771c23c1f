import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../app/testing/browser.ts';
import {
  openInstallation,
  password,
  signedIn,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { knockWith, lessonStart, openLesson, planLesson } from '../../../app/testing/lesson.ts';
import { createAccount } from '../../../identity/server/index.ts';
import { openStreamCount } from '../../../platform/server/events/index.ts';
import { until } from '../../../platform/server/testing/until.ts';

let here: Installation;
let school: School;
const usernames = ['amrani.e', 'bernard.e', 'elie.e'];
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  await here.app.core.transact(async (trx) => {
    const { schoolId } = school;
    for (const [index, personId] of school.pupilIds.entries())
      await createAccount(trx, { schoolId, personId, username: usernames[index] ?? '', password });
  });
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(() => {
  here.clock.now = () => lessonStart;
});

type Lesson = Awaited<ReturnType<typeof planLesson>>;
const doorOf = ({ teacher, meeting }: Lesson) => ({
  read: () => teacher.get(`/api/meetings/${meeting.meetingId}/door`),
  rule: (admitsSignedIn: boolean) =>
    teacher.post(`/api/meetings/${meeting.meetingId}/door/rule`, { admitsSignedIn }),
  tell: (message: object | null) =>
    teacher.post(`/api/meetings/${meeting.meetingId}/door/message`, { message }),
});
const seatOf = async ({ browser, seatId }: { browser: Browser; seatId: string }) =>
  (await browser.get(`/api/seats/${seatId}`)).json();
/** The teacher's media line is there, or not. */
const setTeacherThere = (host: string, isThere: boolean) =>
  here.db
    .updateTable('seats')
    .set({ connected_at: isThere ? lessonStart : null })
    .where('id', '=', host)
    .execute();

/** A pupil signed in comes to the door and knocks: where their seat stands then. */
async function knockSignedIn({ meeting }: Lesson, username: string) {
  const browser = await signedIn(here, school, username);
  const { seatId } = (await browser.post(`/api/meetings/${meeting.meetingId}/come`)).json();
  const knocked = await browser.post(`/api/seats/${seatId}/knock`);
  return { browser, seatId, state: knocked.json().state as string };
}

describe('the class’s rule', () => {
  it('lets those who signed in enter by themselves, once the door was opened and while a host is there', async () => {
    const lesson = await planLesson(here, school);
    await doorOf(lesson).rule(true);
    expect((await knockSignedIn(lesson, 'amrani.e')).state).toBe('waiting');
    const host = await openLesson(lesson.teacher, lesson.meeting);
    await setTeacherThere(host, true);
    // Open, and nobody let in yet: the door is shut.
    expect((await knockSignedIn(lesson, 'bernard.e')).state).toBe('waiting');
    const seen = () => lesson.teacher.get(`/api/seats/${host}/class`);
    expect((await seen()).json().door).toMatchObject({ admitsSignedIn: true, opened: false });
    const opened = await lesson.teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
    expect(opened.json().admitted).toHaveLength(2);
    expect((await seen()).json().door).toMatchObject({ opened: true });
    const came = await knockSignedIn(lesson, 'elie.e');
    expect(came.state).toBe('admitted');
    const inside = await came.browser.get(`/api/seats/${came.seatId}/class`);
    expect(inside.statusCode).toBe(200);
  });

  it('leaves the door closed when the teacher is cut, and for who came by a link', async () => {
    const lesson = await planLesson(here, school);
    await doorOf(lesson).rule(true);
    const host = await openLesson(lesson.teacher, lesson.meeting);
    await lesson.teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
    await setTeacherThere(host, false);
    expect((await knockSignedIn(lesson, 'amrani.e')).state).toBe('waiting');
    await setTeacherThere(host, true);
    const byLink = await knockWith(here, lesson.links[1]);
    expect((await seatOf(byLink)).state).toBe('waiting');
    expect((await knockSignedIn(lesson, 'elie.e')).state).toBe('admitted');
  });

  it('never lets in a guest nor who left the class’s list, nor anybody once it is taken back', async () => {
    const lesson = await planLesson(here, school);
    await doorOf(lesson).rule(true);
    const host = await openLesson(lesson.teacher, lesson.meeting);
    await lesson.teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
    await setTeacherThere(host, true);
    const came = await knockSignedIn(lesson, 'amrani.e');
    expect(came.state).toBe('admitted');
    const { browser, seatId } = came;
    const again = async () => {
      await browser.post(`/api/seats/${seatId}/leave`);
      return (await browser.post(`/api/seats/${seatId}/knock`)).json().state;
    };
    expect(await again()).toBe('admitted');
    await here.db.updateTable('seats').set({ role: 'guest' }).where('id', '=', seatId).execute();
    expect(await again()).toBe('waiting');
    await here.db.updateTable('seats').set({ role: 'pupil' }).where('id', '=', seatId).execute();
    const member = { school_id: school.schoolId, group_id: school.groupId };
    const personId = school.pupilIds[0] ?? '';
    await here.db.deleteFrom('memberships').where('person_id', '=', personId).execute();
    expect(await again()).toBe('waiting');
    await here.db
      .insertInto('memberships')
      .values({ ...member, person_id: personId, role: 'pupil' })
      .execute();
    await doorOf(lesson).rule(false);
    expect(await again()).toBe('waiting');
  });

  it('is the class’s: another lesson of it follows, and its hosts are told', async () => {
    const [one, other] = [await planLesson(here, school), await planLesson(here, school)];
    await openLesson(other.teacher, other.meeting);
    await doorOf(one).rule(true);
    expect((await doorOf(other).read()).json().admitsSignedIn).toBe(true);
    const told = await here.db
      .selectFrom('events')
      .select('audience')
      .where('stream_id', '=', other.meeting.meetingId)
      .where('type', '=', 'door.changed')
      .execute();
    expect(told).toEqual([{ audience: 'hosts' }]);
    await doorOf(one).rule(false);
  });
});

describe('a message to those who wait', () => {
  it('is shown to who waits and to nobody else, until it is taken back', async () => {
    const lesson = await planLesson(here, school);
    const host = await openLesson(lesson.teacher, lesson.meeting);
    const inside = await knockWith(here, lesson.links[0]);
    await lesson.teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
    const waits = await knockWith(here, lesson.links[1]);
    const message = { phrase: 'soon', words: 'Je règle le son.' };
    expect((await doorOf(lesson).tell(message)).json().message).toEqual(message);
    expect((await seatOf(waits)).message).toEqual(message);
    expect((await seatOf(inside)).message).toBeNull();
    const late = await knockWith(here, lesson.links[2]);
    expect((await seatOf(late)).message).toEqual(message);
    await late.browser.post(`/api/seats/${late.seatId}/leave`);
    expect((await seatOf(late)).message).toBeNull();
    await doorOf(lesson).tell(null);
    expect((await seatOf(waits)).message).toBeNull();
  });

  it('is told in each one’s own stream, whose events keep no words', async () => {
    const lesson = await planLesson(here, school);
    const host = await openLesson(lesson.teacher, lesson.meeting);
    const waits = await knockWith(here, lesson.links[0]);
    const before = openStreamCount();
    const reading = waits.browser.get(`/api/seats/${waits.seatId}/lobby?after=0`);
    await until('the stream is open', () => openStreamCount() > before);
    await doorOf(lesson).tell({ phrase: null, words: 'Prenez le cahier rouge.' });
    // Told before the next event can end the stream.
    await until('it was told', async () => {
      const told = await here.db
        .selectFrom('event_streams')
        .select('last_number')
        .where('id', '=', waits.seatId)
        .executeTakeFirst();
      return Number(told?.last_number) === 1;
    });
    await lesson.teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
    const { body } = await reading;
    expect(body.match(/^event: .+$/gm)).toEqual(['event: lobby.told', 'event: lobby.admitted']);
    const kept = await here.db.selectFrom('events').select('data').execute();
    expect(JSON.stringify(kept)).not.toContain('cahier rouge');
  });

  it('goes with the lesson, and comes from who leads it alone', async () => {
    const lesson = await planLesson(here, school);
    const host = await openLesson(lesson.teacher, lesson.meeting);
    const address = `/api/meetings/${lesson.meeting.meetingId}/door/message`;
    const colleague = await signedIn(here, school, 'autre');
    const message = { phrase: null, words: 'x' };
    expect((await colleague.post(address, { message })).statusCode).toBe(403);
    const long = { phrase: null, words: 'x'.repeat(201) };
    expect((await doorOf(lesson).tell(long)).statusCode).toBe(400);
    await doorOf(lesson).tell(message);
    await lesson.teacher.post(`/api/seats/${host}/class/end`);
    const kept = await here.db
      .selectFrom('lobby_messages')
      .selectAll()
      .where('meeting_id', '=', lesson.meeting.meetingId)
      .execute();
    expect(kept).toEqual([]);
    expect((await doorOf(lesson).tell(message)).json().code).toBe('meeting.over');
  });
});
