import type { Db } from '../../../platform/server/db.ts';
import './tables.ts';

type Place = { schoolId: string; providerId: string };

/** Keeps under which handle a provider knows a session of ours. */
export async function keepHandle(
  db: Db,
  session: Place & { sessionId: string; handleHash: string },
): Promise<void> {
  await db
    .insertInto('provider_sessions')
    .values({
      session_id: session.sessionId,
      school_id: session.schoolId,
      provider_id: session.providerId,
      handle_hash: session.handleHash,
    })
    .execute();
}

/** The sessions that a provider knows under this handle. */
export async function sessionsOfHandle(
  db: Db,
  session: Place & { handleHash: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('provider_sessions')
    .select('session_id')
    .where('school_id', '=', session.schoolId)
    .where('provider_id', '=', session.providerId)
    .where('handle_hash', '=', session.handleHash)
    .execute();
  return rows.map(({ session_id }) => session_id);
}
