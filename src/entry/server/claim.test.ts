import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInstallation, type Installation } from '../../app/testing/installation.ts';
import { lessonStart, openLesson, planLesson, secretOf } from '../../app/testing/lesson.ts';
import { lockMeeting } from '../../meeting/server/index.ts';
import { until } from '../../platform/server/testing/until.ts';
import { closeDoor } from './door.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
  here.clock.now = () => lessonStart;
});
afterAll(() => here[Symbol.asyncDispose]());

async function someoneWaits(): Promise<boolean> {
  const { rows } = await sql`select from pg_locks l join pg_stat_activity a using (pid)
    where not l.granted and a.datname = current_database()`.execute(here.db);
  return rows.length > 0;
}

it('a link opened at the instant of the lesson’s end opens nothing and binds no browser', async () => {
  const school = await here.addSchool('0750001U');
  const { teacher, meeting, links } = await planLesson(here, school);
  await openLesson(teacher, meeting);
  const { meetingId } = meeting;
  const { claiming } = await here.app.core.transact(async (trx) => {
    const row = await lockMeeting(trx, school.schoolId, meetingId);
    if (!row) throw new Error('no meeting');
    await closeDoor(trx, row);
    const claim = here.browser().post('/api/entry/claim', { secret: secretOf(links[0]) });
    await until('the claim waits for the end', someoneWaits);
    await trx.updateTable('meetings').set({ state: 'ended' }).where('id', '=', meetingId).execute();
    return { claiming: claim };
  });
  expect((await claiming).json().code).toBe('entry.link_unknown');
  const bound = await here.db
    .selectFrom('entry_links')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('mark_hash', 'is not', null)
    .execute();
  expect(bound).toEqual([]);
});
