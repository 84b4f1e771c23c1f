import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import { nameOf } from '../../school/server/index.ts';
import type { PersonName } from '../../school/contract/names.ts';
import './tables.ts';

type ReportId = { schoolId: string; reportId: string };

/** A report as it is kept. */
export type ReportRow = {
  id: string;
  messageId: string;
  sealed: string;
  hash: string;
  reportedAt: Date;
  openedAt: Date | null;
  openedBy: PersonName | null;
};

/** Keeps a message that was reported; one that was reported before stays as it was. */
export async function insertReport(
  trx: Trx,
  report: {
    schoolId: string;
    messageId: string;
    authorId: string | null;
    reporterId: string | null;
    sealed: string;
    hash: string;
    at: Date;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('chat_reports')
    .values({
      school_id: report.schoolId,
      message_id: report.messageId,
      author_person_id: report.authorId,
      reporter_person_id: report.reporterId,
      sealed: report.sealed,
      hash: report.hash,
      reported_at: report.at,
      opened_by_person_id: null,
      opened_at: null,
    })
    .onConflict((conflict) => conflict.column('message_id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

const reportsOf = (db: Db | Trx, schoolId: string) =>
  db
    .selectFrom('chat_reports as r')
    .leftJoin('people as p', 'p.id', 'r.opened_by_person_id')
    .select(['r.id', 'r.message_id', 'r.sealed', 'r.hash', 'r.reported_at', 'r.opened_at'])
    .select(['p.title', 'p.family_name', 'p.given_name'])
    .where('r.school_id', '=', schoolId);

type Joined = Awaited<ReturnType<ReturnType<typeof reportsOf>['execute']>>[number];

const rowFrom = ({ title, family_name, given_name, ...row }: Joined): ReportRow => ({
  id: row.id,
  messageId: row.message_id,
  sealed: row.sealed,
  hash: row.hash,
  reportedAt: row.reported_at,
  openedAt: row.opened_at,
  openedBy:
    family_name === null || given_name === null ? null : nameOf({ title, family_name, given_name }),
});

/** A school's reports, latest first. */
export const listReportRows = async (db: Db, schoolId: string): Promise<ReportRow[]> =>
  (await reportsOf(db, schoolId).orderBy('r.reported_at', 'desc').execute()).map(rowFrom);

export async function findReport(
  db: Db | Trx,
  { schoolId, reportId }: ReportId,
): Promise<ReportRow | undefined> {
  const row = await reportsOf(db, schoolId).where('r.id', '=', reportId).executeTakeFirst();
  return row && rowFrom(row);
}

/** Keeps who read a report first, and when. */
export async function markOpened(
  trx: Trx,
  { schoolId, reportId }: ReportId,
  by: { personId: string; at: Date },
): Promise<void> {
  await trx
    .updateTable('chat_reports')
    .set({ opened_by_person_id: by.personId, opened_at: by.at })
    .where('school_id', '=', schoolId)
    .where('id', '=', reportId)
    .where('opened_at', 'is', null)
    .execute();
}

/** @returns whether there was one */
export async function deleteReport(trx: Trx, { schoolId, reportId }: ReportId): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('chat_reports')
    .where('school_id', '=', schoolId)
    .where('id', '=', reportId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Erases the reports of all schools that were made before an instant. */
export async function eraseReports(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('chat_reports')
    .where('reported_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Who sits in a seat: their name, and their record when they are of the register. */
export async function findSitter(
  db: Db | Trx,
  { schoolId, seatId }: { schoolId: string; seatId: string },
): Promise<{ personId: string | null; name: PersonName } | undefined> {
  const row = await db
    .selectFrom('seats as s')
    .leftJoin('people as p', 'p.id', 's.person_id')
    .leftJoin('guests as g', 'g.id', 's.guest_id')
    .select(['s.person_id', 'p.title'])
    .select([
      sql<string>`coalesce(p.family_name, g.family_name)`.as('family_name'),
      sql<string>`coalesce(p.given_name, g.given_name)`.as('given_name'),
    ])
    .where('s.school_id', '=', schoolId)
    .where('s.id', '=', seatId)
    .executeTakeFirst();
  return row && { personId: row.person_id, name: nameOf(row) };
}
