import type { AccountActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { secondFactorRoles } from '../../contract/passwords.ts';
import { findUsername } from '../accounts.store.ts';
import type { SignInGuard } from '../sign-in-guard.ts';
import { makeBackupCodes, readBackupCode } from './backup-codes.ts';
import type { Sealer } from './seal.ts';
import {
  deleteTotp,
  lockTotp,
  markSession,
  putTotp,
  readFactors,
  replaceBackupCodes,
  takeBackupCode,
  takeStep,
} from './second-factor.store.ts';
import { makeTotpSecret, matchTotp, toBase32, totpAddress } from './totp.ts';

export type SecondFactorParts = {
  core: Pick<Core, 'db' | 'transact' | 'now'>;
  sealer: Sealer;
  guard: SignInGuard;
};

export const needsSecondFactor = ({ role }: Pick<AccountActor, 'role'>): boolean =>
  (secondFactorRoles as readonly string[]).includes(role);

/**
 * Whether a session may change by what its account is entered: it showed what there is already. Whoever
 * has the password alone must not be able to put a factor of their own in its place.
 * @throws {Problem} `forbidden`
 */
export async function requireTrusted({ core }: SecondFactorParts, actor: AccountActor) {
  if (actor.secondFactor === 'done') return;
  const { totp, passkeys } = await readFactors(core.db, actor);
  if (totp || passkeys > 0) throw new Problem('forbidden');
}

/** Begins to set up codes by an app: a new secret, which counts once a first code was right. */
export async function beginTotp(parts: SecondFactorParts, actor: AccountActor) {
  const { core, sealer } = parts;
  await requireTrusted(parts, actor);
  const { totp } = await readFactors(core.db, actor);
  // One is taken away by its code first: a browser left open is not enough to exchange it.
  if (totp) throw new Problem('forbidden');
  const secret = makeTotpSecret();
  await core.transact((trx) => putTotp(trx, actor, sealer.seal(secret, actor.accountId)));
  const username = (await findUsername(core.db, actor)) ?? '';
  return { secret: toBase32(secret), address: totpAddress(secret, username) };
}

/**
 * Ends setting up: a first code was right. The session has shown its second factor with it.
 * @returns backup codes, shown this once
 * @throws {Problem} `identity.code_wrong`, `identity.try_later`
 */
export async function confirmTotp(
  parts: SecondFactorParts,
  actor: AccountActor,
  code: string,
): Promise<string[]> {
  await requireTrusted(parts, actor);
  return counted(parts, actor, async (trx) => {
    if (!(await takeTotp(parts, trx, actor, code, 'unconfirmed'))) return null;
    await markSession(trx, actor, parts.core.now());
    return giveBackupCodes(parts, trx, actor);
  });
}

/**
 * Gives the second factor for this session: a code of the app, or a backup code, each good once.
 * @throws {Problem} `identity.code_wrong`, `identity.try_later`
 */
export async function giveSecondFactor(
  parts: SecondFactorParts,
  actor: AccountActor,
  code: string,
): Promise<void> {
  await counted(parts, actor, async (trx) => {
    if (!(await takeCode(parts, trx, actor, code))) return null;
    await markSession(trx, actor, parts.core.now());
    return true;
  });
}

/**
 * New backup codes in the place of the old ones.
 * @throws {Problem} `identity.code_wrong`, `identity.try_later`
 */
export const renewBackupCodes = (
  parts: SecondFactorParts,
  actor: AccountActor,
  code: string,
): Promise<string[]> =>
  counted(parts, actor, async (trx) =>
    (await takeTotp(parts, trx, actor, code, 'confirmed'))
      ? giveBackupCodes(parts, trx, actor)
      : null,
  );

/**
 * Takes the codes by an app away.
 * @throws {Problem} `identity.factor_required` for who must keep one and has no passkey
 */
export async function removeTotp(
  parts: SecondFactorParts,
  actor: AccountActor,
  code: string,
): Promise<void> {
  const { passkeys } = await readFactors(parts.core.db, actor);
  if (needsSecondFactor(actor) && passkeys === 0) throw new Problem('identity.factor_required');
  await counted(parts, actor, async (trx) => {
    if (!(await takeCode(parts, trx, actor, code))) return null;
    await deleteTotp(trx, actor);
    return true;
  });
}

/** Counts attempts for the account, from everywhere: six digits are soon guessed otherwise. */
async function counted<T>(
  { core, guard }: SecondFactorParts,
  actor: AccountActor,
  work: (trx: Trx) => Promise<T | null>,
): Promise<T> {
  const attempt = await guard(`code ${actor.accountId}`, { session: actor.accountId });
  const done = await core.transact(work);
  if (done === null) throw new Problem('identity.code_wrong');
  await attempt.succeeded();
  return done;
}

async function takeCode(parts: SecondFactorParts, trx: Trx, actor: AccountActor, code: string) {
  if (await takeTotp(parts, trx, actor, code, 'confirmed')) return true;
  const backup = readBackupCode(code);
  return (
    backup !== null && takeBackupCode(trx, actor, parts.sealer.hashCode(backup, actor.accountId))
  );
}

async function takeTotp(
  { core, sealer }: SecondFactorParts,
  trx: Trx,
  actor: AccountActor,
  code: string,
  which: 'confirmed' | 'unconfirmed',
): Promise<boolean> {
  const row = await lockTotp(trx, actor);
  if (!row || (row.confirmed_at === null) !== (which === 'unconfirmed')) return false;
  const secret = sealer.open(row.sealed_secret, actor.accountId);
  const step = matchTotp(secret, code.replaceAll(/\s/g, ''), core.now(), row.last_step);
  if (step === null) return false;
  await takeStep(trx, actor, step, core.now());
  return true;
}

async function giveBackupCodes(parts: SecondFactorParts, trx: Trx, actor: AccountActor) {
  const codes = makeBackupCodes();
  const hashes = codes.map((code) => parts.sealer.hashCode(code, actor.accountId));
  await replaceBackupCodes(trx, actor, hashes);
  return codes;
}
