import type { OperatorActor } from '../../../access/contract/actors.ts';
import type { Db, Trx } from '../../../platform/server/db.ts';
import './tables.ts';

/** Whose live session this token is. */
export async function findOperatorActor(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<OperatorActor | null> {
  const row = await db
    .selectFrom('operator_sessions as s')
    .innerJoin('operators as o', 'o.id', 's.operator_id')
    .select(['s.id as session_id', 's.second_factor_at', 'o.id', 'o.kind', 'o.label'])
    .where('s.token_hash', '=', tokenHash)
    .where('s.expires_at', '>', now)
    .executeTakeFirst();
  if (!row) return null;
  const { id: operatorId, session_id: sessionId, kind: operator, label } = row;
  const secondFactor = row.second_factor_at === null ? 'missing' : 'done';
  return { kind: 'operator', operatorId, sessionId, operator, label, secondFactor };
}

export async function insertOperatorSession(
  db: Db,
  session: { operatorId: string; tokenHash: string; now: Date; expiresAt: Date },
): Promise<string> {
  await db.deleteFrom('operator_sessions').where('expires_at', '<=', session.now).execute();
  const { id } = await db
    .insertInto('operator_sessions')
    .values({
      operator_id: session.operatorId,
      token_hash: session.tokenHash,
      expires_at: session.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function deleteOperatorSession(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom('operator_sessions').where('id', '=', sessionId).execute();
}

export const findOperatorByUsername = (db: Db, username: string) =>
  db
    .selectFrom('operators')
    .select(['id', 'kind', 'label', 'password'])
    .where('username', '=', username)
    .executeTakeFirst();

export async function insertOperator(
  trx: Trx,
  operator: { kind: OperatorActor['operator']; label: string },
): Promise<string> {
  const { id } = await trx
    .insertInto('operators')
    .values({ ...operator, username: null, password: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns whether the name was free and the operator had none yet */
export async function giveOperatorPassword(
  trx: Trx,
  operatorId: string,
  { username, password }: { username: string; password: string },
): Promise<boolean> {
  const taken = await trx
    .selectFrom('operators')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirst();
  if (taken) return false;
  const given = await trx
    .updateTable('operators')
    .set({ username, password })
    .where('id', '=', operatorId)
    .where('username', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return given !== undefined;
}

/** The host's administrators: those who have an account, and one who may have none yet. */
export async function findHosts(
  trx: Trx,
): Promise<{ installed: boolean; pendingId: string | null }> {
  const rows = await trx
    .selectFrom('operators')
    .select(['id', 'username'])
    .where('kind', '=', 'host')
    .forUpdate()
    .execute();
  return {
    installed: rows.some(({ username }) => username !== null),
    pendingId: rows.find(({ username }) => username === null)?.id ?? null,
  };
}

export async function listDistrictRows(db: Db) {
  const districts = await db
    .selectFrom('operators')
    .select(['id', 'label', 'username'])
    .where('kind', '=', 'district')
    .orderBy('label')
    .execute();
  const schools = await db.selectFrom('operator_schools').selectAll().execute();
  const of = Map.groupBy(schools, ({ operator_id }) => operator_id);
  return districts.map(({ id, label, username }) => ({
    operatorId: id,
    label,
    installed: username !== null,
    schoolIds: (of.get(id) ?? []).map(({ school_id }) => school_id),
  }));
}

/** Only a district's administrator follows schools: the host sees all of them. */
export async function setDistrictSchools(
  trx: Trx,
  operatorId: string,
  schoolIds: readonly string[],
): Promise<void> {
  await trx.deleteFrom('operator_schools').where('operator_id', '=', operatorId).execute();
  if (schoolIds.length === 0) return;
  await trx
    .insertInto('operator_schools')
    .columns(['operator_id', 'school_id'])
    .expression((eb) =>
      eb
        .selectFrom('schools')
        .select([eb.val(operatorId).as('operator_id'), 'id as school_id'])
        .where('id', 'in', schoolIds),
    )
    .execute();
}

export async function isDistrict(db: Db, operatorId: string): Promise<boolean> {
  const row = await db
    .selectFrom('operators')
    .select('id')
    .where('id', '=', operatorId)
    .where('kind', '=', 'district')
    .executeTakeFirst();
  return row !== undefined;
}
