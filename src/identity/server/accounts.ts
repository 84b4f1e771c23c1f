import { hashPassword } from 'better-auth/crypto';
import type { Core } from '../../platform/server/core.ts';
import type { Db, Trx } from '../../platform/server/db.ts';
import { findSchool } from '../../school/server/index.ts';
import { longestPassword, passwordLength, shortestPassword } from '../contract/passwords.ts';
import { findAccountByUsername, insertAccount, putPassword } from './accounts.store.ts';
import { isUsername, storedUsername } from './username.ts';

export type NewAccount = {
  schoolId: string;
  personId: string;
  /** What the person types, as `martin`; two schools may both have one. */
  username: string;
  password: string;
};

/** @throws {RangeError} for a password that is too short or too long */
export function hashSafely(password: string): Promise<string> {
  const length = passwordLength(password);
  if (length < shortestPassword || length > longestPassword)
    throw new RangeError(`a password has ${shortestPassword} to ${longestPassword} characters`);
  return hashPassword(password);
}

/**
 * Creates the account of a person of the school, with a password (kept as a scrypt hash).
 * @param trx transaction in which the person may just have been created
 * @returns the account's id
 * @throws {RangeError} for a username or a password that cannot be
 * @throws {Error} when the username is taken in this school, or the person has an account already
 */
export async function createAccount(trx: Trx, account: NewAccount): Promise<string> {
  return createAccountHashed(trx, account, await hashSafely(account.password));
}

/**
 * The same, with the hash that {@link hashSafely} made before.
 * @returns the account's id
 * @throws {RangeError} for a username that cannot be
 * @throws {Error} when the username is taken in this school, or the person has an account already
 */
export async function createAccountHashed(
  trx: Trx,
  { schoolId, personId, username }: Omit<NewAccount, 'password'>,
  hash: string,
): Promise<string> {
  if (!isUsername(username))
    throw new RangeError('a username has lower-case letters, digits, . _ -');
  const school = await findSchool(trx, schoolId);
  if (!school) throw new Error('no such school');
  const stored = storedUsername(username, school.uai);
  const accountId = await insertAccount(trx, { schoolId, personId, username: stored });
  if (accountId === null) throw new Error('the username or the person already has an account');
  await putPassword(trx, { schoolId, accountId }, hash);
  return accountId;
}

/**
 * Gives an account another password. Its sessions are for the caller to end.
 * @throws {RangeError} for a password that cannot be
 * @throws {Error} when the school has no such account
 */
export async function changePassword(
  { db }: Pick<Core, 'db'>,
  account: { schoolId: string; accountId: string },
  password: string,
): Promise<void> {
  if (!(await putPassword(db, account, await hashSafely(password))))
    throw new Error('no such account');
}

/** The account of a school whose person types this username; `null` when there is none. */
export async function findAccount(
  db: Db | Trx,
  schoolId: string,
  username: string,
): Promise<{ accountId: string; personId: string } | null> {
  const school = await findSchool(db, schoolId);
  if (!school) return null;
  return findAccountByUsername(db, schoolId, storedUsername(username, school.uai));
}
