import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
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
  core: Pick<Core, 'transact' | 'now'>,
  hash: (password: string) => Promise<string>,
  { secret, password }: { secret: string; password: string },
): Promise<{ schoolId: string; accountId: string }> {
  requireLength(password);
  const secretHash = hashSecret(secret);
  return core.transact(async (trx) => {
    const account = await takeInvitation(trx, secretHash, core.now());
    // Before the hash, which costs: a stranger's guess is answered at once.
    if (!account) throw new Problem('identity.invitation_unknown');
    // It is not used up by somebody who may not come in: it is good again when they may.
    const bar = await barOf(trx, account, core.now());
    if (bar === 'school') throw new Problem('school_suspended');
    if (bar !== null) throw new Problem('identity.invitation_unknown');
    await putPassword(trx, account, await hash(password));
    return account;
  });
}

/** @throws {Problem} `identity.password_short` */
export function requireLength(password: string): void {
  if (passwordLength(password) < shortestPassword)
    throw new Problem('identity.password_short', { params: { shortest: shortestPassword } });
}
