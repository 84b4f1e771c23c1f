import { sql, type Selectable } from 'kysely';
import type { Database, Db, Trx } from '../../../platform/server/db.ts';
import type { AgreementDocuments } from '../../contract/agreement/document.ts';
import '../tables.ts';

export type AcceptanceRow = Selectable<Database['agreement_acceptances']>;

/** One writer at a time for the list of versions, whatever the server. */
const versionsLock = 4_280_003;

/** The number of the text that bears this hash: given at its first appearance, in order. */
export async function versionOf(trx: Trx, hash: string): Promise<number> {
  const find = () =>
    trx
      .selectFrom('agreement_versions')
      .select('number')
      .where('hash', '=', hash)
      .executeTakeFirst();
  const known = await find();
  if (known) return known.number;
  await sql`select pg_advisory_xact_lock(${versionsLock})`.execute(trx);
  const since = await find();
  if (since) return since.number;
  const made = await trx
    .insertInto('agreement_versions')
    .columns(['number', 'hash'])
    .expression((eb) =>
      eb
        .selectFrom('agreement_versions')
        .select([sql<number>`coalesce(max(number), 0) + 1`.as('number'), eb.val(hash).as('hash')]),
    )
    .returning('number')
    .executeTakeFirstOrThrow();
  return made.number;
}

/** What the school accepted last: the version in force for it. */
export const findAcceptance = (
  db: Db | Trx,
  schoolId: string,
): Promise<AcceptanceRow | undefined> =>
  db
    .selectFrom('agreement_acceptances')
    .selectAll()
    .where('school_id', '=', schoolId)
    .orderBy('accepted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The school's row, locked: two acceptances at once make one. */
export const lockSchool = (trx: Trx, schoolId: string) =>
  trx
    .selectFrom('schools')
    .selectAll()
    .where('id', '=', schoolId)
    .forUpdate()
    .executeTakeFirstOrThrow();

export async function insertAcceptance(
  trx: Trx,
  acceptance: Omit<AcceptanceRow, 'id' | 'documents'> & { documents: AgreementDocuments },
): Promise<void> {
  await trx
    .insertInto('agreement_acceptances')
    .values({ ...acceptance, documents: JSON.stringify(acceptance.documents) })
    .execute();
}

/** From the first acceptance on, the school may work; later ones change nothing to it. */
export async function markSigned(trx: Trx, schoolId: string, at: Date): Promise<void> {
  await trx
    .updateTable('schools')
    .set({ signed_at: at })
    .where('id', '=', schoolId)
    .where('signed_at', 'is', null)
    .execute();
}
