import type { AccountActor } from '../../../access/contract/actors.ts';
import type { Db, Trx } from '../../../platform/server/db.ts';
import '../tables.ts';

/** The live sessions of a signed-in account, newest first. */
export async function listSessions(db: Db, actor: AccountActor, now: Date) {
  const rows = await db
    .selectFrom('sessions as s')
    .innerJoin('accounts as a', 'a.id', 's.account_id')
    .select(['s.id', 's.created_at', 's.expires_at'])
    .where('a.school_id', '=', actor.schoolId)
    .where('a.id', '=', actor.accountId)
    .where('s.expires_at', '>', now)
    .orderBy('s.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    sessionId: row.id,
    startedAt: row.created_at.toISOString(),
    endsAt: row.expires_at.toISOString(),
    current: row.id === actor.sessionId,
  }));
}

/** Ids of an account's other sessions, or of the one named if it is theirs. */
export async function findOwnSessions(
  db: Db,
  actor: AccountActor,
  which: { sessionId: string } | 'others',
): Promise<string[]> {
  let query = db
    .selectFrom('sessions as s')
    .innerJoin('accounts as a', 'a.id', 's.account_id')
    .select('s.id')
    .where('a.school_id', '=', actor.schoolId)
    .where('a.id', '=', actor.accountId);
  query =
    which === 'others'
      ? query.where('s.id', '<>', actor.sessionId)
      : query.where('s.id', '=', which.sessionId);
  return (await query.execute()).map(({ id }) => id);
}

/** Failed sign-ins that the owner has not yet said to know of. */
export async function findFailures(
  db: Db,
  { schoolId, accountId }: { schoolId: string; accountId: string },
): Promise<{ count: number; firstAt: string; lastAt: string } | null> {
  const row = await db
    .selectFrom('failed_sign_ins as f')
    .innerJoin('accounts as a', 'a.id', 'f.account_id')
    .select(['f.failures', 'f.first_at', 'f.last_at'])
    .where('a.school_id', '=', schoolId)
    .where('a.id', '=', accountId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    count: row.failures,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
  };
}

/**
 * Notes that an account's failures are told by mail, when this many are not yet; of two at once, one does.
 * @returns whom to tell, and how many there were since the last mail
 */
export async function takeUntold(
  trx: Trx,
  { schoolId, accountId }: { schoolId: string; accountId: string },
  atLeast: number,
) {
  const row = await trx
    .selectFrom('failed_sign_ins as f')
    .innerJoin('accounts as a', 'a.id', 'f.account_id')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .innerJoin('schools as s', 's.id', 'a.school_id')
    .select(['f.failures', 'f.mailed', 'f.last_at', 'p.email', 's.name as school', 's.time_zone'])
    .where('a.school_id', '=', schoolId)
    .where('a.id', '=', accountId)
    .forUpdate('f')
    .executeTakeFirst();
  if (!row || row.failures - row.mailed < atLeast) return null;
  await trx
    .updateTable('failed_sign_ins')
    .set({ mailed: row.failures })
    .where('account_id', '=', accountId)
    .execute();
  return { ...row, count: row.failures - row.mailed };
}

export async function deleteFailures(
  db: Db,
  { schoolId, accountId }: { schoolId: string; accountId: string },
): Promise<void> {
  await db
    .deleteFrom('failed_sign_ins as f')
    .using('accounts as a')
    .whereRef('a.id', '=', 'f.account_id')
    .where('a.school_id', '=', schoolId)
    .where('a.id', '=', accountId)
    .execute();
}

/** Counts a failed sign-in for the account that bears this stored username, if any: no address is kept. */
export async function noteFailure(db: Db, storedUsername: string, now: Date): Promise<void> {
  await db
    .insertInto('failed_sign_ins')
    .columns(['account_id', 'failures', 'first_at', 'last_at'])
    .expression((from) =>
      from
        .selectFrom('accounts')
        .select(({ val, cast }) => [
          'id',
          cast<number>(val(1), 'integer').as('failures'),
          cast<Date>(val(now), 'timestamptz').as('first_at'),
          cast<Date>(val(now), 'timestamptz').as('last_at'),
        ])
        .where('username', '=', storedUsername),
    )
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet((eb) => ({
        failures: eb('failed_sign_ins.failures', '+', 1),
        last_at: now,
      })),
    )
    .execute();
}
