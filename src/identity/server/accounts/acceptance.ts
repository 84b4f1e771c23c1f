import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Db, Trx } from '../../../platform/server/db.ts';
import { hashSecret } from '../../../platform/server/secrets.ts';
import { barOf } from '../../../school/server/index.ts';
import { passwordLength, shortestPassword } from '../../contract/passwords.ts';
import { putPassword } from '../accounts.store.ts';
import { findInvited, takeInvitation } from './invitations.store.ts';

/**
 * Whom an invitation is for.
 * @throws {Problem} `identity.invitation_unknown`: never made, used, replaced or too old alike
 */
export async function readInvitation({ db, now }: Pick<Core, 'db' | 'now'>, secret: string) {
  const invited = await findInvited(db, hashSecret(secret), now());
  if (!invited) throw new Problem('identity.invitation_unknown');
  const { username, family, given, title, school } = invited;
  return {
    username: username.split('@')[0] ?? '',
    name: { family, given, title },
    school,
    shortest: shortestPassword,
  };
}

/**
 * Uses an invitation up: its account takes the password that the person chose.
 * @returns whose account it is
 * @throws {Problem} `identity.invitation_unknown`, `identity.password_short`, `school_suspended`
 */
export async function acceptInvitation(
  core: Pick<Core, 'db' | 'transact' | 'now'>,
  hash: (password: string) => Promise<string>,
  { secret, password }: { secret: string; password: string },
): Promise<{ schoolId: string; accountId: string }> {
  requireLength(password);
  const secretHash = hashSecret(secret);
  // Looked at before the hash, which costs and waits in line: a stranger's guess is answered at once. Taken
  // after it, so that whoever waits holds no connection.
  const invited = await findInvited(core.db, secretHash, core.now());
  if (!invited) throw new Problem('identity.invitation_unknown');
  await requireUnbarred(core.db, invited, core.now());
  const hashed = await hash(password);
  return core.transact(async (trx) => {
    const account = await takeInvitation(trx, secretHash, core.now());
    if (!account) throw new Problem('identity.invitation_unknown');
    await requireUnbarred(trx, account, core.now());
    await putPassword(trx, account, hashed);
    return account;
  });
}

/** An invitation is not used up by somebody who may not come in: it is good again when they may. */
async function requireUnbarred(
  db: Db | Trx,
  person: { schoolId: string; personId: string },
  now: Date,
): Promise<void> {
  const bar = await barOf(db, person, now);
  if (bar === 'school') throw new Problem('school_suspended');
  if (bar !== null) throw new Problem('identity.invitation_unknown');
}

/** @throws {Problem} `identity.password_short` */
export function requireLength(password: string): void {
  if (passwordLength(password) < shortestPassword)
    throw new Problem('identity.password_short', { params: { shortest: shortestPassword } });
}
