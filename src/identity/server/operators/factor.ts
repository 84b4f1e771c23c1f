import type { OperatorActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { hashSecret, makeSecret } from '../../../platform/server/secrets.ts';
import { makeBackupCodes, readBackupCode } from '../second-factor/backup-codes.ts';
import type { Sealer } from '../second-factor/seal.ts';
import { makeTotpSecret, matchTotp, toBase32, totpAddress } from '../second-factor/totp.ts';
import type { SignInGuard } from '../sign-in-guard.ts';
import {
  lockCredentials,
  readCredentials,
  renewSession,
  setCredentials,
  type Credentials,
} from './credentials.store.ts';

export type FactorParts = {
  core: Pick<Core, 'db' | 'transact' | 'now'>;
  sealer: Sealer;
  guard: SignInGuard;
};

type Work<T> = (trx: Trx, credentials: Credentials) => Promise<T | null>;

/**
 * Begins to set an app up; its secret counts once a first code was right, and the app before it is good
 * until then. Whoever has a password alone, or a browser left open, cannot exchange an app: a code of the
 * one that there is, or a backup code, comes first.
 * @throws {Problem} `forbidden`, `identity.code_wrong`, `identity.try_later`
 */
export async function beginTotp(parts: FactorParts, actor: OperatorActor, code: string | null) {
  const { operatorId } = actor;
  const { totp_secret: present, username } = await readCredentials(parts.core.db, operatorId);
  const secret = makeTotpSecret();
  const keep = (trx: Trx) =>
    setCredentials(trx, operatorId, { totp_next: parts.sealer.seal(secret, operatorId) });
  if (present !== null && actor.secondFactor !== 'done') throw new Problem('forbidden');
  if (present === null) await parts.core.transact(keep);
  else
    await counted(parts, actor, async (trx, credentials) => {
      if (!(await takeCode(parts, trx, actor, credentials, code ?? ''))) return null;
      await keep(trx);
      return true;
    });
  return { secret: toBase32(secret), address: totpAddress(secret, username ?? '') };
}

/**
 * Ends setting up: a first code was right. The session has shown its second factor with it.
 * @returns backup codes, shown this once, and the session's new token
 * @throws {Problem} `forbidden`, `identity.code_wrong`, `identity.try_later`
 */
export const confirmTotp = (parts: FactorParts, actor: OperatorActor, code: string) =>
  counted(parts, actor, async (trx, { totp_secret: present, totp_next: next }) => {
    // Asked again under the lock: another session may have set one up meanwhile.
    if (present !== null && actor.secondFactor !== 'done') throw new Problem('forbidden');
    const step = next === null ? null : matchStep(parts, actor, next, code, 0);
    if (step === null) return null;
    const changed = { totp_secret: next, totp_next: null, totp_step: step };
    await setCredentials(trx, actor.operatorId, changed);
    const backupCodes = await giveBackupCodes(parts, trx, actor);
    return { backupCodes, token: await rotate(parts, trx, actor) };
  });

/**
 * Gives the second factor for this session: a code of the app, or a backup code, each good once.
 * @returns the session's new token
 * @throws {Problem} `identity.code_wrong`, `identity.try_later`
 */
export const giveFactor = (parts: FactorParts, actor: OperatorActor, code: string) =>
  counted(parts, actor, async (trx, credentials) =>
    (await takeCode(parts, trx, actor, credentials, code)) ? rotate(parts, trx, actor) : null,
  );

/**
 * New backup codes in the place of the old ones, for a code of the app.
 * @throws {Problem} `identity.code_wrong`, `identity.try_later`
 */
export const renewCodes = (parts: FactorParts, actor: OperatorActor, code: string) =>
  counted(parts, actor, async (trx, credentials) =>
    (await takeTotp(parts, trx, actor, credentials, code))
      ? giveBackupCodes(parts, trx, actor)
      : null,
  );

/** Gives the session another token, so that one that somebody planted or saw before is of no use. */
export async function rotate({ core }: Pick<FactorParts, 'core'>, trx: Trx, actor: OperatorActor) {
  const token = makeSecret();
  await renewSession(trx, actor, { tokenHash: hashSecret(token), now: core.now() });
  return token;
}

/** Counts attempts for the operator, from everywhere: six digits are soon guessed otherwise. */
async function counted<T>(
  { core, guard }: FactorParts,
  { operatorId }: OperatorActor,
  work: Work<T>,
): Promise<T> {
  const attempt = await guard(`operator code ${operatorId}`, { session: operatorId });
  const done = await core.transact(async (trx) =>
    work(trx, await lockCredentials(trx, operatorId)),
  );
  if (done === null) throw new Problem('identity.code_wrong');
  await attempt.succeeded();
  return done;
}

function matchStep(
  { core, sealer }: FactorParts,
  { operatorId }: OperatorActor,
  sealed: string,
  code: string,
  lastStep: number,
): number | null {
  const secret = sealer.open(sealed, operatorId);
  return matchTotp(secret, code.replaceAll(/\s/g, ''), core.now(), lastStep);
}

async function takeTotp(
  parts: FactorParts,
  trx: Trx,
  actor: OperatorActor,
  { totp_secret: sealed, totp_step: lastStep }: Credentials,
  code: string,
): Promise<boolean> {
  const step = sealed === null ? null : matchStep(parts, actor, sealed, code, lastStep);
  if (step === null) return false;
  await setCredentials(trx, actor.operatorId, { totp_step: step });
  return true;
}

async function takeCode(
  parts: FactorParts,
  trx: Trx,
  actor: OperatorActor,
  credentials: Credentials,
  code: string,
): Promise<boolean> {
  if (await takeTotp(parts, trx, actor, credentials, code)) return true;
  const backup = readBackupCode(code);
  if (backup === null) return false;
  const hash = parts.sealer.hashCode(backup, actor.operatorId);
  const left = credentials.backup_codes.filter((one) => one !== hash);
  if (left.length === credentials.backup_codes.length) return false;
  await setCredentials(trx, actor.operatorId, { backup_codes: left });
  return true;
}

async function giveBackupCodes({ sealer }: FactorParts, trx: Trx, { operatorId }: OperatorActor) {
  const codes = makeBackupCodes();
  const hashes = codes.map((code) => sealer.hashCode(code, operatorId));
  await setCredentials(trx, operatorId, { backup_codes: hashes });
  return codes;
}
