import { createHash } from 'node:crypto';
import { Problem } from '../../platform/contract/problems.ts';
import type { Db, Trx } from '../../platform/server/db.ts';
import { compareNames, type PersonName } from '../../school/contract/names.ts';
import { propose, type Course, type Proposal } from '../contract/proposal.ts';
import type { Presence } from '../contract/statuses.ts';
import { listCorrections, type Change } from './changes.store.ts';
import {
  findCourse,
  listExpected,
  readSigns,
  type CourseRow,
  type MeetingId,
} from './course.store.ts';
import { findRecord, listEntries, type RecordRow } from './record.store.ts';

export type RollEntry = {
  personId: string;
  name: PersonName;
  presence: Presence;
  proposed: Proposal | null;
};

/** A roll call as it stands: proposed and corrected while `record` is `null`, then the school's record. */
export type Roll =
  | { record: null; course: CourseRow; entries: RollEntry[]; corrections: Change[] }
  | { record: RecordRow; course: CourseRow | undefined; entries: RollEntry[] };

const byName = (a: RollEntry, b: RollEntry) =>
  compareNames(a.name, b.name) || a.personId.localeCompare(b.personId);

const hoursOf = (row: CourseRow): Course => ({
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  openedAt: row.opened_at,
  endedAt: row.ended_at,
});

/**
 * Reads a lesson's roll call, sorted as a French register.
 * @throws {Problem} `not_found` without lesson nor record, `attendance.not_held` before the lesson is opened
 */
export async function readRoll(db: Db | Trx, ids: MeetingId, now: Date): Promise<Roll> {
  const record = await findRecord(db, ids);
  const course = await findCourse(db, ids);
  if (record) {
    const lines = await listEntries(db, ids);
    const entries = lines.map(({ personId, name, status, lateMinutes }): RollEntry => {
      return { personId, name, presence: { status, lateMinutes }, proposed: null };
    });
    return { record, course, entries: entries.sort(byName) };
  }
  if (!course) throw new Problem('not_found');
  if (course.opened_at === null) throw new Problem('attendance.not_held');
  return { record: null, course, ...(await proposeAll(db, ids, course, now)) };
}

async function proposeAll(db: Db | Trx, ids: MeetingId, course: CourseRow, now: Date) {
  const expected = await listExpected(db, ids);
  const signs = await readSigns(db, ids);
  const corrections = await listCorrections(db, ids);
  const corrected = new Map(corrections.map((change) => [change.personId, change.to]));
  const entries = expected.map(({ personId, name, state }): RollEntry => {
    const trace = { state, signs: signs.get(personId) ?? [] };
    const proposed = propose(hoursOf(course), trace, now);
    const { status, lateMinutes } = proposed;
    const presence = corrected.get(personId) ?? { status, lateMinutes };
    return { personId, name, presence, proposed };
  });
  return { entries: entries.sort(byName), corrections };
}

/** What names a list as it was read: it changes with any line. */
export const seenOf = (entries: readonly RollEntry[]): string =>
  createHash('sha256')
    .update(JSON.stringify(entries.map(({ personId, presence }) => [personId, presence])))
    .digest('base64url');

/**
 * Who a roll call says was there (present or late), confirmed or as it stands now: for whoever must make a
 * group of those who came.
 * @returns ids of people, in the order of a French register
 * @throws {Problem} as `readRoll`
 */
export async function listPresent(db: Db | Trx, ids: MeetingId, now: Date): Promise<string[]> {
  const { entries } = await readRoll(db, ids, now);
  return entries
    .filter(({ presence }) => presence.status === 'present' || presence.status === 'late')
    .map(({ personId }) => personId);
}
