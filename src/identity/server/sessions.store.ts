import { sql } from 'kysely';
import type { AccountActor } from '../../access/contract/actors.ts';
import type { Db } from '../../platform/server/db.ts';
import { isActive, isOpenTo } from '../../school/server/index.ts';
import { secondFactorRoles } from '../contract/passwords.ts';
import '../../school/server/tables.ts';
import './tables.ts';

/** Does the session lack the second factor that the role demands, or that the account's owner set up? */
const missesFactor = sql<boolean>`s.second_factor_at is null and (
  p.role = any(${[...secondFactorRoles]}) or exists (
    select from totp_secrets t where t.account_id = a.id and t.confirmed_at is not null))`;

/**
 * Whose live session this token is, with the person's school and role of this very moment; nobody's when
 * the person is suspended or outside their time, or the school suspended, but for who answers for its data.
 * The school is found from the session here; everything else starts from it.
 */
export async function findActor(db: Db, token: string, now: Date): Promise<AccountActor | null> {
  const row = await db
    .selectFrom('sessions as s')
    .innerJoin('accounts as a', 'a.id', 's.account_id')
    .innerJoin('people as p', (join) =>
      join.onRef('p.id', '=', 'a.person_id').onRef('p.school_id', '=', 'a.school_id'),
    )
    .innerJoin('schools as o', 'o.id', 'p.school_id')
    .select(['s.id as session_id', 'a.id as account_id', 'p.id as person_id'])
    .select(['p.school_id', 'p.role', 'o.signed_at', 'o.suspended_at'])
    .select(missesFactor.as('misses_factor'))
    .where('s.token', '=', token)
    .where('s.expires_at', '>', now)
    .where(isActive('p', now))
    .where(isOpenTo('o', 'p'))
    .executeTakeFirst();
  if (!row) return null;
  return {
    kind: 'account',
    accountId: row.account_id,
    sessionId: row.session_id,
    personId: row.person_id,
    schoolId: row.school_id,
    role: row.role,
    signed: row.signed_at !== null,
    suspended: row.suspended_at !== null,
    secondFactor: row.misses_factor ? 'missing' : 'done',
  };
}

/** The person of whom a session is, whether or not they may act. */
export const findOwner = (db: Db, token: string) =>
  db
    .selectFrom('sessions as s')
    .innerJoin('accounts as a', 'a.id', 's.account_id')
    .select(['a.school_id as schoolId', 'a.person_id as personId'])
    .where('s.token', '=', token)
    .executeTakeFirst();

/** @returns whether the school has such an account */
export async function insertSession(
  db: Db,
  session: {
    schoolId: string;
    accountId: string;
    token: string;
    expiresAt: Date;
    secondFactorAt: Date | null;
  },
): Promise<boolean> {
  const row = await db
    .insertInto('sessions')
    .columns(['account_id', 'token', 'expires_at', 'second_factor_at'])
    .expression((from) =>
      from
        .selectFrom('accounts')
        .select('id')
        .select(({ val, cast }) => [
          val(session.token).as('token'),
          cast<Date>(val(session.expiresAt), 'timestamptz').as('expires_at'),
          cast<Date | null>(val(session.secondFactorAt), 'timestamptz').as('second_factor_at'),
        ])
        .where('school_id', '=', session.schoolId)
        .where('id', '=', session.accountId),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Sessions of one school: one of them, all those of an account, or all those of a person. */
export type SessionsFilter =
  | { schoolId: string; sessionId: string }
  | { schoolId: string; accountId: string }
  | { schoolId: string; personId: string };

/** @returns the ids of the sessions that ended */
export async function deleteSessions(db: Db, filter: SessionsFilter): Promise<string[]> {
  const query = db
    .deleteFrom('sessions as s')
    .using('accounts as a')
    .whereRef('a.id', '=', 's.account_id')
    .where('a.school_id', '=', filter.schoolId)
    .returning('s.id');
  const narrowed =
    'sessionId' in filter
      ? query.where('s.id', '=', filter.sessionId)
      : 'accountId' in filter
        ? query.where('a.id', '=', filter.accountId)
        : query.where('a.person_id', '=', filter.personId);
  const rows = await narrowed.execute();
  return rows.map(({ id }) => id);
}

/**
 * Forgets the sessions, in every school, of people who may act no more: their time is over, they were
 * suspended, or their school was.
 * @returns the ids of the sessions that ended
 */
export async function deleteBarredSessions(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .deleteFrom('sessions as s')
    .using(['accounts as a', 'people as p', 'schools as o'])
    .whereRef('a.id', '=', 's.account_id')
    .whereRef('p.id', '=', 'a.person_id')
    .whereRef('o.id', '=', 'p.school_id')
    .where(({ not, or }) => or([not(isActive('p', now)), not(isOpenTo('o', 'p'))]))
    .returning('s.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Forgets the sessions of every school that are over; those that another sign-in is forgetting are left to it. */
export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('id', 'in', (from) =>
      from
        .selectFrom('sessions')
        .select('id')
        .where('expires_at', '<=', now)
        .forUpdate()
        .skipLocked(),
    )
    .execute();
}
