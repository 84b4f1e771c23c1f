import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { parseCookie } from 'cookie';
import type { OperatorActor } from '../../../access/contract/actors.ts';
import { cookies } from '../../../platform/contract/cookies.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import { sourceOf } from '../../../platform/server/limits/index.ts';
import { hashSecret, makeSecret } from '../../../platform/server/secrets.ts';
import { storedAttempts } from '../attempts.store.ts';
import { createFairLine } from '../fair-line.ts';
import { hider } from '../hider.ts';
import { sessionSeconds } from '../session-cookie.ts';
import { createSignInGuard } from '../sign-in-guard.ts';
import {
  deleteOperatorSession,
  findOperatorActor,
  findOperatorByUsername,
  insertOperatorSession,
} from './operators.store.ts';

type Asking = { headers: { cookie?: string | undefined } };

/** One hash at a time: operators are few, lessons many. */
const hashing = { atOnce: 1, perSource: 100 };

/** Sign-in of those who run the installation, beside the schools' accounts and never among them. */
export function openOperators({ config, db, now }: Pick<Core, 'config' | 'db' | 'now'>) {
  const guard = createSignInGuard(storedAttempts(db), hider(config.secret, now));
  const line = createFairLine(hashing);
  /** Whoever names nobody waits as long as whoever names somebody. */
  const nobody = hashPassword(makeSecret());

  async function operatorActor({ headers }: Asking): Promise<OperatorActor | null> {
    const token = parseCookie(headers.cookie ?? '')[cookies.operator.name];
    return token === undefined ? null : findOperatorActor(db, hashSecret(token), now());
  }

  return {
    operatorActor,
    /**
     * @returns the session's token, for a cookie of `sessionSeconds`
     * @throws {Problem} `identity.credentials_refused`, `identity.try_later`, `too_many_requests`
     */
    async signIn(
      credentials: { username: string; password: string },
      address: string,
    ): Promise<{ token: string; kind: OperatorActor['operator']; label: string }> {
      const source = sourceOf(address);
      const username = credentials.username.trim().toLowerCase();
      const attempt = await guard(`operator ${username}`, { source });
      const found = await findOperatorByUsername(db, username);
      const hash = found?.password ?? (await nobody);
      const { password } = credentials;
      const isRight = await line(source, () => verifyPassword({ hash, password }));
      if (!found || !isRight) throw new Problem('identity.credentials_refused');
      await attempt.succeeded();
      const token = makeSecret();
      const at = now();
      const expiresAt = new Date(at.getTime() + sessionSeconds * 1000);
      const session = { operatorId: found.id, tokenHash: hashSecret(token), now: at, expiresAt };
      await insertOperatorSession(db, session);
      return { token, kind: found.kind, label: found.label };
    },
    signOut: ({ sessionId }: OperatorActor) => deleteOperatorSession(db, sessionId),
  };
}

export type Operators = ReturnType<typeof openOperators>;
