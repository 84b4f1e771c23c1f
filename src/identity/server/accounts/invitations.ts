import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { hashSecret, makeSecret } from '../../../platform/server/secrets.ts';
import { findPerson, findSchool } from '../../../school/server/index.ts';
import type { InvitationView } from '../../contract/accounts.ts';
import { insertAccount } from '../accounts.store.ts';
import { isUsername, storedUsername } from '../username.ts';
import { deleteKeys, replaceInvitation } from './invitations.store.ts';
import { findUsernamesLike } from './office.store.ts';
import { freeUsername, usernameOf } from './proposal.ts';

const lifeDays = 14;

/** A fragment: browsers send it to nobody, and the page takes it off the address. */
export const invitationPath = (secret: string) => `/invitation#${secret}` as const;

/** The username that a person would get: from the name, numbered when others of the school bear it. */
export async function proposeUsername(
  trx: Trx | Core['db'],
  schoolId: string,
  personId: string,
): Promise<string> {
  const person = await findPerson(trx, schoolId, personId);
  if (!person) throw new Error('no such person');
  const base = usernameOf(person.name);
  return freeUsername(base, await findUsernamesLike(trx, schoolId, base));
}

/**
 * Gives a person an account that has no password yet.
 * @param username as the person types it; `null` to take the proposed one
 * @returns the account's id and its username as typed
 * @throws {Problem} `identity.username_taken`, also for one that cannot be
 */
export async function createEmptyAccount(
  trx: Trx,
  { schoolId, personId }: { schoolId: string; personId: string },
  username: string | null = null,
): Promise<{ accountId: string; username: string }> {
  const school = await findSchool(trx, schoolId);
  if (!school) throw new Error('no such school');
  const chosen = username ?? (await proposeUsername(trx, schoolId, personId));
  if (!isUsername(chosen)) throw new Problem('identity.username_taken');
  const stored = storedUsername(chosen, school.uai);
  const accountId = await insertAccount(trx, { schoolId, personId, username: stored });
  if (accountId === null) throw new Problem('identity.username_taken');
  return { accountId, username: chosen };
}

/**
 * Makes a new invitation for an account: all by which it could be entered dies, the older invitation too.
 * Its sessions are for the caller to end after the commit.
 * @returns the secret (256 bits, kept as a hash), and when it lapses
 */
export async function renewInvitation(
  trx: Trx,
  account: { schoolId: string; accountId: string },
  now: Date,
): Promise<{ secret: string; expiresAt: Date }> {
  const secret = makeSecret();
  const expiresAt = new Date(now.getTime() + lifeDays * 86_400_000);
  await deleteKeys(trx, account);
  await replaceInvitation(trx, account, { secretHash: hashSecret(secret), expiresAt });
  return { secret, expiresAt };
}

/**
 * Invites a person of the school: gives them an account when they have none, and the link by which they
 * choose their password. For who must come in before any office exists.
 */
export async function invitePerson(
  core: Pick<Core, 'config' | 'now'>,
  trx: Trx,
  person: { schoolId: string; personId: string },
): Promise<InvitationView> {
  const { accountId, username } = await createEmptyAccount(trx, person);
  const { secret, expiresAt } = await renewInvitation(
    trx,
    { schoolId: person.schoolId, accountId },
    core.now(),
  );
  const link = new URL(invitationPath(secret), core.config.publicUrl).href;
  return { username, link, expiresAt: expiresAt.toISOString(), mailed: 'no' };
}
