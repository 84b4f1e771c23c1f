import type { Db, Trx } from '../../../platform/server/db.ts';
import './tables.ts';

type Place = { schoolId: string; providerId: string };

export async function insertWay(
  db: Db,
  way: Place & {
    stateHash: string;
    browserHash: string;
    testerId: string | null;
    sealedKept: string;
    expiresAt: Date;
  },
): Promise<void> {
  await db
    .insertInto('provider_ways')
    .values({
      state_hash: way.stateHash,
      school_id: way.schoolId,
      provider_id: way.providerId,
      browser_hash: way.browserHash,
      tester_id: way.testerId,
      sealed_kept: way.sealedKept,
      sealed_answer: null,
      expires_at: way.expiresAt,
    })
    .execute();
}

/** Keeps what the provider posted, once. @returns whether such a way waits for it */
export async function keepAnswer(
  db: Db,
  way: Place & { stateHash: string; now: Date },
  sealedAnswer: string,
): Promise<boolean> {
  const row = await db
    .updateTable('provider_ways')
    .set({ sealed_answer: sealedAnswer })
    .where('school_id', '=', way.schoolId)
    .where('provider_id', '=', way.providerId)
    .where('state_hash', '=', way.stateHash)
    .where('expires_at', '>', way.now)
    .where('sealed_answer', 'is', null)
    .returning('state_hash')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a way: it is gone then, whatever follows. */
export async function takeWay(db: Db, way: Place & { stateHash: string; now: Date }) {
  const row = await db
    .deleteFrom('provider_ways')
    .where('school_id', '=', way.schoolId)
    .where('provider_id', '=', way.providerId)
    .where('state_hash', '=', way.stateHash)
    .returningAll()
    .executeTakeFirst();
  return row && row.expires_at > way.now ? row : null;
}

/** Forgets, in every school, what is over: ways, tests, visits. */
export async function deleteOver(db: Db | Trx, now: Date): Promise<void> {
  await db.deleteFrom('provider_ways').where('expires_at', '<=', now).execute();
  await db.deleteFrom('provider_tests').where('expires_at', '<=', now).execute();
  await db.deleteFrom('provider_visits').where('expires_at', '<=', now).execute();
}

export async function insertTest(
  db: Db,
  test: Place & { testerId: string; testId: string; sealedResult: string; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('provider_tests')
    .values({
      id: test.testId,
      school_id: test.schoolId,
      provider_id: test.providerId,
      tester_id: test.testerId,
      sealed_result: test.sealedResult,
      expires_at: test.expiresAt,
    })
    .execute();
}

/** Does this account have such a test, not read yet? */
export async function hasTest(
  db: Db,
  test: { schoolId: string; testId: string; testerId: string; now: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('provider_tests')
    .select('id')
    .where('school_id', '=', test.schoolId)
    .where('id', '=', test.testId)
    .where('tester_id', '=', test.testerId)
    .where('expires_at', '>', test.now)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes the result of a test: it is gone then. */
export async function takeTestRow(
  db: Db,
  test: { schoolId: string; testId: string; testerId: string },
): Promise<string | null> {
  const row = await db
    .deleteFrom('provider_tests')
    .where('school_id', '=', test.schoolId)
    .where('id', '=', test.testId)
    .where('tester_id', '=', test.testerId)
    .returning('sealed_result')
    .executeTakeFirst();
  return row?.sealed_result ?? null;
}
