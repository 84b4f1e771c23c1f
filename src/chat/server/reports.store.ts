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

/** Who sits in a seat: somebody of the register, or a guest. */
export type Sitter = { personId: string | null; guestId: string | null };

/** Keeps a message that was reported; one that was reported before stays as it was. */
export async function insertReport(
  trx: Trx,
  report: {
    schoolId: string;
    messageId: string;
    author: Sitter;
    one: Sitter | null;
    reporter: Sitter;
    sealed: string;
    hash: string;
    at: Date;
  },
): Promise<boolean> {
  const { author, one, reporter } = report;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('chat_reports')
    .values({
      school_id: report.schoolId,
      message_id: report.messageId,
      author_person_id: author.personId,
      author_guest_id: author.guestId,
      one_person_id: one?.personId ?? null,
      one_guest_id: one?.guestId ?? null,
      reporter_person_id: reporter.personId,
      reporter_guest_id: reporter.guestId,
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

export const findSitter = (
  db: Db | Trx,
  { schoolId, seatId }: { schoolId: string; seatId: string },
): Promise<Sitter | undefined> =>
  db
    .selectFrom('seats')
    .select(['person_id as personId', 'guest_id as guestId'])
    .where('school_id', '=', schoolId)
    .where('id', '=', seatId)
    .executeTakeFirst();

type Named = { title: string | null; family: string | null; given: string | null };

const nameFrom = ({ title, family, given }: Named): PersonName | null =>
  family === null || given === null
    ? null
    : nameOf({ title, family_name: family, given_name: given });

/** Whom a reported message was for, and who reported it, by the names that they bear now; `null`: nobody, or erased. */
export async function findReportNames(
  db: Db | Trx,
  { schoolId, reportId }: ReportId,
): Promise<{ one: PersonName | null; reportedBy: PersonName | null }> {
  const row = await db
    .selectFrom('chat_reports as r')
    .leftJoin('people as op', 'op.id', 'r.one_person_id')
    .leftJoin('guests as og', 'og.id', 'r.one_guest_id')
    .leftJoin('people as rp', 'rp.id', 'r.reporter_person_id')
    .leftJoin('guests as rg', 'rg.id', 'r.reporter_guest_id')
    .select(({ fn }) => [
      'op.title as oneTitle',
      fn.coalesce('op.family_name', 'og.family_name').as('oneFamily'),
      fn.coalesce('op.given_name', 'og.given_name').as('oneGiven'),
      'rp.title as byTitle',
      fn.coalesce('rp.family_name', 'rg.family_name').as('byFamily'),
      fn.coalesce('rp.given_name', 'rg.given_name').as('byGiven'),
    ])
    .where('r.school_id', '=', schoolId)
    .where('r.id', '=', reportId)
    .executeTakeFirst();
  if (!row) return { one: null, reportedBy: null };
  return {
    one: nameFrom({ title: row.oneTitle, family: row.oneFamily, given: row.oneGiven }),
    reportedBy: nameFrom({ title: row.byTitle, family: row.byFamily, given: row.byGiven }),
  };
}
