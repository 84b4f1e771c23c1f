import type { Db } from '../../../platform/server/db.ts';
import './federation-tables.ts';

/**
 * Takes an answer that a provider signed: the first time only.
 * @returns whether it had not been taken before
 */
export async function takeAnswer(
  db: Db,
  answer: {
    schoolId: string;
    providerId: string;
    answerHash: string;
    expiresAt: Date;
    now: Date;
  },
): Promise<boolean> {
  await db
    .deleteFrom('provider_answers')
    .where('school_id', '=', answer.schoolId)
    .where('provider_id', '=', answer.providerId)
    .where('expires_at', '<=', answer.now)
    .execute();
  const row = await db
    .insertInto('provider_answers')
    .values({
      school_id: answer.schoolId,
      provider_id: answer.providerId,
      answer_hash: answer.answerHash,
      expires_at: answer.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('answer_hash')
    .executeTakeFirst();
  return row !== undefined;
}
