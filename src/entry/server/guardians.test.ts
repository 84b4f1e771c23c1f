import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailDueGuardians } from './guardians.ts';
import { createPeople } from '../../school/server/index.ts';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import { lessonStart, planLesson, secretOf } from '../../app/testing/lesson.ts';

let here: Installation;
let school: School;
let guardianIds: string[];
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  guardianIds = await here.app.core.transact((trx) =>
    createPeople(
      trx,
      school.schoolId,
      ['Père', 'Mère', 'Ancien'].map((given) => ({
        role: 'guardian',
        name: { family: 'Amrani', given, title: null },
      })),
    ),
  );
  for (const [index, guardianId] of guardianIds.entries()) {
    await here.db
      .updateTable('people')
      .set({ email: `parent${index}@exemple.fr` })
      .where('id', '=', guardianId)
      .execute();
    await here.db
      .insertInto('guardianships')
      .values({
        school_id: school.schoolId,
        guardian_id: guardianId,
        pupil_id: school.pupilIds[0] ?? '',
        // The third lost custody.
        ended_at: index === 2 ? lessonStart : null,
      })
      .execute();
  }
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(async () => {
  here.clock.now = () => lessonStart;
  await here.db.deleteFrom('outbox_mails').execute();
});

const outbox = () => here.db.selectFrom('outbox_mails').selectAll().orderBy('recipient').execute();
const secretIn = (text: string) => /\/e#([\w-]{43})/.exec(text)?.[1] ?? '';
const claim = async (secret: string) => {
  const browser = here.browser();
  return { browser, ...(await browser.post('/api/entry/claim', { secret })).json() };
};
async function mailed() {
  const lesson = await planLesson(here, school);
  const path = `/api/meetings/${lesson.meeting.meetingId}`;
  const reply = (await lesson.teacher.post(`${path}/links/mail`)).json();
  return { ...lesson, path, reply, mails: await outbox() };
}

describe('the link that a guardian receives', () => {
  it('goes to the addresses of the register, of those who are guardians now, and no other', async () => {
    const { reply, mails, links } = await mailed();
    expect(mails.map(({ recipient, person_id: id }) => [recipient, id])).toEqual([
      ['parent0@exemple.fr', guardianIds[0]],
      ['parent1@exemple.fr', guardianIds[1]],
    ]);
    expect(reply.mailed).toMatchObject([{ name: { family: 'Amrani' } }]);
    expect(reply.without.map(({ name }: { name: { family: string } }) => name.family)).toEqual([
      'Bernard',
      'Élie',
    ]);
    expect(JSON.stringify(reply)).not.toContain('exemple.fr');
    // Whoever could not be written to keeps the link that was given by hand.
    expect((await claim(secretOf(links[1]))).state).toBe('claimed');
    expect((await claim(secretOf(links[0]))).code).toBe('entry.link_unknown');
  });

  it('has no secret in its subject, and names nobody but the pupil', async () => {
    const { mails } = await mailed();
    const [mail] = mails;
    const secret = secretIn(mail?.body_text ?? '');
    expect(secret).not.toBe('');
    expect(mail?.subject).not.toContain(secret);
    for (const hidden of ['Bernard', 'Martin']) expect(mail?.body_text).not.toContain(hidden);
  });

  it('serves once: a second browser is refused, and so is the next session', async () => {
    const { mails, teacher, path } = await mailed();
    const secret = secretIn(mails[0]?.body_text ?? '');
    const home = await claim(secret);
    expect(home.state).toBe('claimed');
    const again = await home.browser.post('/api/entry/claim', { secret });
    expect(again.json().seatId).toBe(home.seatId);
    expect((await claim(secret)).code).toBe('entry.link_taken');
    await here.db.deleteFrom('outbox_mails').execute();
    const next = await mailed();
    const renewed = secretIn(next.mails[0]?.body_text ?? '');
    expect(renewed).not.toBe(secret);
    await teacher.post(`${path}/open`);
    await teacher.post(`${path}/end`);
    expect((await claim(secret)).code).toBe('entry.link_unknown');
    expect((await claim(renewed)).state).toBe('claimed');
  });
});

describe('an address that is none', () => {
  const setAddress = (guardian: number, email: string) =>
    here.db
      .updateTable('people')
      .set({ email })
      .where('id', '=', guardianIds[guardian] ?? '')
      .execute();
  afterEach(async () => {
    for (const guardian of [0, 1]) await setAddress(guardian, `parent${guardian}@exemple.fr`);
  });

  it('of one parent keeps no other from the link, and is told to who runs the school', async () => {
    await setAddress(0, 'zoé@free.fr');
    const { reply, mails } = await mailed();
    expect(reply).toMatchObject({ fate: 'waiting', mailed: [{ name: { family: 'Amrani' } }] });
    expect(mails.map(({ recipient, state }) => [recipient, state])).toEqual([
      ['parent1@exemple.fr', 'waiting'],
      ['zoé@free.fr', 'refused'],
    ]);
    expect(secretIn(mails[1]?.body_text ?? '')).toBe('');
  });

  it('of all parents leaves the pupil the link that they have', async () => {
    for (const guardian of [0, 1]) await setAddress(guardian, 'jean.@orange.fr');
    const { reply, mails, links } = await mailed();
    expect([reply.mailed, mails]).toEqual([[], []]);
    expect(reply.without).toHaveLength(3);
    expect((await claim(secretOf(links[0]))).state).toBe('claimed');
  });
});

describe('links that leave by themselves', () => {
  const hourMs = 3_600_000;
  const later = (hours: number) => () => new Date(lessonStart.getTime() + hours * hourMs);
  /** What the server does each minute. */
  const minute = () => mailDueGuardians({ ...here.app.core, closeLines: () => {} }, here.app.mail);
  const recipients = async () => (await outbox()).map(({ recipient }) => recipient);
  async function planned(on: boolean) {
    const { teacher, meeting } = await planLesson(here, school);
    const path = `/api/meetings/${meeting.meetingId}/links`;
    expect((await teacher.post(`${path}/mail-rule`, { mailsGuardians: on })).statusCode).toBe(204);
    const startsAt = later(72)();
    await here.db
      .updateTable('meetings')
      .set({ starts_at: startsAt, ends_at: new Date(startsAt.getTime() + hourMs) })
      .where('id', '=', meeting.meetingId)
      .execute();
    await here.db.deleteFrom('outbox_mails').execute();
    return { teacher, meetingId: meeting.meetingId, path };
  }

  it('leave once, the day before, when the class is ruled so', async () => {
    const { teacher, meetingId, path } = await planned(true);
    expect((await teacher.get(path)).json().mailsGuardians).toBe(true);
    here.clock.now = later(72 - 19);
    await minute();
    expect(await recipients()).toEqual([]);
    here.clock.now = later(72 - 17);
    await Promise.all([minute(), minute()]);
    await minute();
    expect(await recipients()).toEqual(['parent0@exemple.fr', 'parent1@exemple.fr']);
    await here.db
      .updateTable('meetings')
      .set({ state: 'cancelled' })
      .where('id', '=', meetingId)
      .execute();
  });

  it('leave again with the new hours when the lesson is put off, but not to whoever is at the door', async () => {
    const { meetingId } = await planned(true);
    here.clock.now = later(72 - 17);
    await minute();
    const [mail] = await outbox();
    await here.db.deleteFrom('outbox_mails').execute();
    const putOff = async (hours: number) => {
      await here.db
        .updateTable('meetings')
        .set({ starts_at: later(hours)(), ends_at: later(hours + 1)() })
        .where('id', '=', meetingId)
        .execute();
      await minute();
      return recipients();
    };
    expect(await putOff(73)).toHaveLength(2);
    await here.db.deleteFrom('outbox_mails').execute();
    const [link] = await here.db
      .updateTable('entry_links')
      .set({ mark_hash: 'opened', bound_at: lessonStart })
      .where('meeting_id', '=', meetingId)
      .where('person_id', '=', school.pupilIds[0] ?? '')
      .returning('id')
      .execute();
    expect(link).toBeDefined();
    expect(await putOff(72)).toEqual([]);
    expect(secretIn(mail?.body_text ?? '')).not.toBe('');
    await here.db
      .updateTable('meetings')
      .set({ state: 'cancelled' })
      .where('id', '=', meetingId)
      .execute();
  });

  it('leave for one lesson although those of another cannot be written', async () => {
    const other = await here.addSchool('0690001B');
    const broken = await planLesson(here, other);
    const path = `/api/meetings/${broken.meeting.meetingId}/links/mail-rule`;
    await broken.teacher.post(path, { mailsGuardians: true });
    const { meetingId } = await planned(true);
    // Earlier than the other, and the database refuses what is written of it.
    await here.db
      .updateTable('meetings')
      .set({ starts_at: later(71)(), ends_at: later(72)() })
      .where('id', '=', broken.meeting.meetingId)
      .execute();
    await sql`
      create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'refused'; end $$;
      create trigger refuse before insert on guardian_mailings for each row
        when (new.school_id = ${sql.lit(other.schoolId)}) execute function refuse();`.execute(
      here.db,
    );
    here.clock.now = later(72 - 17);
    await minute();
    expect(await recipients()).toEqual(['parent0@exemple.fr', 'parent1@exemple.fr']);
    await here.db.deleteFrom('schools').where('id', '=', other.schoolId).execute();
    await here.db
      .updateTable('meetings')
      .set({ state: 'cancelled' })
      .where('id', '=', meetingId)
      .execute();
  });

  it('do not leave while the school is suspended', async () => {
    const { meetingId } = await planned(true);
    here.clock.now = later(72 - 17);
    const suspend = (at: Date | null) =>
      here.db
        .updateTable('schools')
        .set({ suspended_at: at, suspended_for: at && 'security' })
        .where('id', '=', school.schoolId)
        .execute();
    await suspend(lessonStart);
    await minute();
    expect(await recipients()).toEqual([]);
    await suspend(null);
    await minute();
    expect(await recipients()).toHaveLength(2);
    await here.db
      .updateTable('meetings')
      .set({ state: 'cancelled' })
      .where('id', '=', meetingId)
      .execute();
  });

  it('do not leave when the class is not ruled so, nor for a lesson that was opened', async () => {
    await planned(false);
    here.clock.now = later(72 - 17);
    await minute();
    expect(await recipients()).toEqual([]);
    const { meetingId } = await planned(true);
    await here.db
      .updateTable('meetings')
      .set({ state: 'open' })
      .where('id', '=', meetingId)
      .execute();
    await minute();
    // The lesson of the first half, whose class is ruled so now, is due like any other.
    expect(await recipients()).toHaveLength(2);
  });
});
