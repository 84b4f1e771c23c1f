import type { OperatorActor } from '../../../access/contract/actors.ts';
import type { Db, Trx } from '../../../platform/server/db.ts';
import './tables.ts';

/** What an operator signs in with; texts of the app's secrets are sealed, backup codes are hashes. */
export type Credentials = {
  username: string | null;
  password: string | null;
  totp_secret: string | null;
  totp_next: string | null;
  totp_step: number;
  backup_codes: string[];
};

const credentialsOf = (db: Db | Trx, operatorId: string) =>
  db
    .selectFrom('operators')
    .select(['username', 'password', 'totp_secret', 'totp_next', 'totp_step', 'backup_codes'])
    .where('id', '=', operatorId);

export const readCredentials = (db: Db, operatorId: string): Promise<Credentials> =>
  credentialsOf(db, operatorId).executeTakeFirstOrThrow();

/** Locked, so that of two who give the same code at once one has it. */
export const lockCredentials = (trx: Trx, operatorId: string): Promise<Credentials> =>
  credentialsOf(trx, operatorId).forUpdate().executeTakeFirstOrThrow();

export async function setCredentials(
  trx: Trx,
  operatorId: string,
  changed: Partial<Omit<Credentials, 'username'>>,
): Promise<void> {
  await trx.updateTable('operators').set(changed).where('id', '=', operatorId).execute();
}

/** The session goes on under another token, and has shown its second factor. */
export async function renewSession(
  trx: Trx,
  { sessionId }: OperatorActor,
  { tokenHash, now }: { tokenHash: string; now: Date },
): Promise<void> {
  await trx
    .updateTable('operator_sessions')
    .set({ token_hash: tokenHash, second_factor_at: now })
    .where('id', '=', sessionId)
    .execute();
}

export async function endOtherSessions(
  trx: Trx,
  { operatorId, sessionId }: OperatorActor,
): Promise<void> {
  await trx
    .deleteFrom('operator_sessions')
    .where('operator_id', '=', operatorId)
    .where('id', '!=', sessionId)
    .execute();
}
