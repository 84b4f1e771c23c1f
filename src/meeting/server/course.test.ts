import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInstallation, type Installation } from '../../app/testing/installation.ts';
import { lessonStart, openLesson, planLesson } from '../../app/testing/lesson.ts';
import { record } from '../../platform/server/events/index.ts';
import { until } from '../../platform/server/testing/until.ts';
import { seatLeft } from '../contract/events.ts';
import { lockSeat } from './seats.store.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
  here.clock.now = () => lessonStart;
});
afterAll(() => here[Symbol.asyncDispose]());

/** Does somebody wait for a lock of this database? */
async function someoneWaits(): Promise<boolean> {
  const { rows } = await sql`select from pg_locks l join pg_stat_activity a using (pid)
    where not l.granted and a.datname = current_database()`.execute(here.db);
  return rows.length > 0;
}

it('ends while someone leaves: one waits for the other, never each for each', async () => {
  const school = await here.addSchool('0750001U');
  const { teacher, meeting } = await planLesson(here, school);
  const seatId = await openLesson(teacher, meeting);
  const { ending } = await here.app.core.transact(async (trx) => {
    // Less than PostgreSQL takes to see a deadlock.
    await sql`set local lock_timeout = '500ms'`.execute(trx);
    await lockSeat(trx, school.schoolId, seatId);
    const end = teacher.post(`/api/meetings/${meeting.meetingId}/end`);
    await until('the end waits for the seat', someoneWaits);
    await record(trx, seatLeft, { stream: meeting.meetingId, audience: 'all', data: { seatId } });
    return { ending: end };
  });
  expect((await ending).statusCode).toBe(200);
  const told = await here.db
    .selectFrom('events')
    .select('type')
    .where('stream_id', '=', meeting.meetingId)
    .orderBy('number')
    .execute();
  expect(told.map(({ type }) => type)).toEqual(['seat.admitted', 'seat.left', 'meeting.ended']);
});
