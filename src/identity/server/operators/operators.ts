import { setTimeout as pause } from 'node:timers/promises';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { parseCookie } from 'cookie';
import type { OperatorActor } from '../../../access/contract/actors.ts';
import { cookies } from '../../../platform/contract/cookies.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import { sourceOf } from '../../../platform/server/limits/index.ts';
import { hashSecret, makeSecret } from '../../../platform/server/secrets.ts';
import { requireLength } from '../accounts/acceptance.ts';
import { storedAttempts } from '../attempts.store.ts';
import { createFairLine } from '../fair-line.ts';
import { hider } from '../hider.ts';
import { openSealer } from '../second-factor/seal.ts';
import { sessionSeconds } from '../session-cookie.ts';
import { createSignInGuard } from '../sign-in-guard.ts';
import { endOtherSessions, readCredentials, setCredentials } from './credentials.store.ts';
import { rotate } from './factor.ts';
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
export function openOperators(core: Pick<Core, 'config' | 'db' | 'now' | 'transact'>) {
  const { config, db, now, transact } = core;
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
    /** What checking a second factor takes. */
    factors: { core, guard, sealer: openSealer(config.secret) },
    /** The operator as their own page shows them. */
    async describe({ operator: kind, label, operatorId, secondFactor }: OperatorActor) {
      const own = await readCredentials(db, operatorId);
      const missing = own.totp_secret === null ? ('to_enrol' as const) : ('to_give' as const);
      return {
        kind,
        label,
        username: own.username ?? '',
        secondFactor: secondFactor === 'done' ? secondFactor : missing,
        backupCodes: own.backup_codes.length,
      };
    },
    /**
     * @returns the session's token, for a cookie of `sessionSeconds`
     * @throws {Problem} `identity.credentials_refused`, `identity.try_later`, `too_many_requests`
     */
    async signIn(
      credentials: { username: string; password: string },
      address: string,
    ): Promise<{ token: string; actor: OperatorActor }> {
      const source = sourceOf(address);
      const username = credentials.username.trim().toLowerCase();
      const attempt = await guard(`operator ${username}`, { source });
      await pause(attempt.pauseMs);
      const found = await findOperatorByUsername(db, username);
      const hash = found?.password ?? (await nobody);
      const { password } = credentials;
      const isRight = await line(source, () => verifyPassword({ hash, password }));
      if (!found || !isRight) throw new Problem('identity.credentials_refused');
      await attempt.succeeded();
      const token = makeSecret();
      const at = now();
      const expiresAt = new Date(at.getTime() + sessionSeconds * 1000);
      const { id: operatorId, kind: operator, label } = found;
      const session = { operatorId, tokenHash: hashSecret(token), now: at, expiresAt };
      const sessionId = await insertOperatorSession(db, session);
      const actor = { operatorId, sessionId, operator, label };
      return { token, actor: { kind: 'operator', ...actor, secondFactor: 'missing' } };
    },
    /**
     * Changes the caller's password, for the one they have; all their other sessions end.
     * @returns the new token of this session
     * @throws {Problem} `identity.password_wrong`, `identity.password_short`, `identity.try_later`
     */
    async changePassword(
      actor: OperatorActor,
      { current, password }: { current: string; password: string },
    ): Promise<string> {
      requireLength(password);
      const { operatorId } = actor;
      const { password: hash } = await readCredentials(db, operatorId);
      const attempt = await guard(`operator own ${operatorId}`, { session: operatorId });
      const isRight =
        hash !== null &&
        (await line(operatorId, () => verifyPassword({ hash, password: current })));
      if (!isRight) throw new Problem('identity.password_wrong');
      await attempt.succeeded();
      const fresh = await line(operatorId, () => hashPassword(password));
      return transact(async (trx) => {
        await setCredentials(trx, operatorId, { password: fresh });
        await endOtherSessions(trx, actor);
        return rotate({ core }, trx, actor);
      });
    },
    signOut: ({ sessionId }: OperatorActor) => deleteOperatorSession(db, sessionId),
  };
}

export type Operators = ReturnType<typeof openOperators>;
