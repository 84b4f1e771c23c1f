import { verifyPassword } from 'better-auth/crypto';
import type { AccountActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import { findPasswordHash } from '../accounts.store.ts';
import type { FairLine } from '../fair-line.ts';
import type { SignInGuard } from '../sign-in-guard.ts';

/**
 * Asks the person signed in for the password they have: a browser left open is not enough to change it.
 * @throws {Problem} `identity.password_wrong`, `identity.try_later`
 */
export async function checkOwnPassword(
  { core, guard, line }: { core: Pick<Core, 'db'>; guard: SignInGuard; line: FairLine },
  actor: AccountActor,
  password: string,
): Promise<void> {
  const hash = await findPasswordHash(core.db, actor);
  if (hash === null) throw new Problem('identity.password_wrong');
  const attempt = await guard(`own ${actor.accountId}`, { session: actor.accountId });
  const right = await line(`account ${actor.accountId}`, () => verifyPassword({ hash, password }));
  if (!right) throw new Problem('identity.password_wrong');
  await attempt.succeeded();
}
