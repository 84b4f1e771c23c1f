import type { Selectable } from 'kysely';
import type { Database, Db, Trx } from '../../platform/server/db.ts';
import type { Suspension, SuspensionReason } from '../contract/suspension.ts';
import './tables.ts';

export type SchoolRow = Selectable<Database['schools']>;

export type NewSchool = {
  uai: string;
  name: string;
  timeZone: string;
  pupilAddress: 'tu' | 'vous';
  signatory?: 'head' | 'dasen';
};

export async function insertSchool(trx: Trx, school: NewSchool): Promise<string> {
  const { id } = await trx
    .insertInto('schools')
    .values({
      uai: school.uai,
      name: school.name,
      time_zone: school.timeZone,
      pupil_address: school.pupilAddress,
      signatory: school.signatory ?? 'head',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export const findSchool = (db: Db | Trx, schoolId: string): Promise<SchoolRow | undefined> =>
  db.selectFrom('schools').selectAll().where('id', '=', schoolId).executeTakeFirst();

export const findSchoolByUai = (db: Db | Trx, uai: string): Promise<SchoolRow | undefined> =>
  db.selectFrom('schools').selectAll().where('uai', '=', uai).executeTakeFirst();

/** Suspends a school, or lifts that, and keeps which operator did. @returns whether anything changed */
export async function setSuspension(
  trx: Trx,
  schoolId: string,
  change: { reason: SuspensionReason | null; at: Date; operatorId: string | null },
): Promise<boolean> {
  const { reason, at, operatorId } = change;
  const { numUpdatedRows } = await trx
    .updateTable('schools')
    .set({ suspended_at: reason === null ? null : at, suspended_for: reason })
    .where('id', '=', schoolId)
    .where('suspended_at', reason === null ? 'is not' : 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await trx
    .insertInto('suspension_changes')
    .values({ school_id: schoolId, operator_id: operatorId, reason, at })
    .execute();
  return true;
}

/** Deletes a suspended school with all that hangs on it. @returns its id, or `null` when it is not one */
export async function deleteSuspendedSchool(trx: Trx, uai: string): Promise<string | null> {
  const row = await trx
    .deleteFrom('schools')
    .where('uai', '=', uai)
    .where('suspended_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export const suspensionOf = (
  row: Pick<SchoolRow, 'suspended_at' | 'suspended_for'>,
): Suspension | null =>
  row.suspended_at && row.suspended_for
    ? { since: row.suspended_at.toISOString(), reason: row.suspended_for }
    : null;

/** The installation's school when it holds exactly one: people there need not name it. */
export async function findOnlySchool(db: Db | Trx): Promise<SchoolRow | null> {
  const [only, another] = await db.selectFrom('schools').selectAll().limit(2).execute();
  return only && !another ? only : null;
}

/** Does the installation hold no school yet? */
export async function holdsNoSchool(db: Db | Trx): Promise<boolean> {
  return (await db.selectFrom('schools').select('id').limit(1).execute()).length === 0;
}
