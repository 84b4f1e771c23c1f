import { hashPassword } from 'better-auth/crypto';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { hashSecret, makeSecret } from '../../../platform/server/secrets.ts';
import { createAccount, findAccount } from '../accounts.ts';
import { storedUsername } from '../username.ts';
import { findLink, replaceLink, takeLink, type LinkHolder } from './links.store.ts';
import { giveOperatorPassword } from './operators.store.ts';

type LinkCore = Pick<Core, 'config' | 'db' | 'transact' | 'now'>;

/** How long an installation link waits for its person. */
const lifeMs = 14 * 24 * 3600 * 1000;

/**
 * Makes the address, for one use, by which somebody makes their own account; older ones of theirs are dead.
 * The secret is in the fragment, which browsers send to nobody; its hash alone is kept.
 */
export async function makeLink(
  { config, now }: Pick<LinkCore, 'now'> & { config: Pick<LinkCore['config'], 'publicUrl'> },
  trx: Trx,
  holder: LinkHolder,
): Promise<{ link: string; expiresAt: string }> {
  const secret = makeSecret();
  const expiresAt = new Date(now().getTime() + lifeMs);
  await replaceLink(trx, holder, { secretHash: hashSecret(secret), expiresAt });
  const link = new URL(`/installation#${secret}`, config.publicUrl).href;
  return { link, expiresAt: expiresAt.toISOString() };
}

/** @throws {Problem} `installation.link_unknown` */
export async function readLink({ db, now }: LinkCore, secret: string) {
  const found = await findLink(db, hashSecret(secret), now());
  if (!found) throw new Problem('installation.link_unknown');
  const { kind, label, name, uai, title, given_name: given, family_name: family } = found;
  return {
    kind: kind ?? ('signatory' as const),
    label: label ?? [title, given, family].filter((part) => part !== null).join(' '),
    school: name !== null && uai !== null ? { name, uai } : null,
  };
}

/**
 * Makes the account that a link is for, and uses the link up: of two who try at once, one has it.
 * @returns the name as it is typed to sign in
 * @throws {Problem} `installation.link_unknown`, `installation.username_taken`
 */
export async function useLink(
  { db, transact, now }: LinkCore,
  { secret, username, password }: { secret: string; username: string; password: string },
) {
  const secretHash = hashSecret(secret);
  // Looked at before the costly hash, and taken after it, so that it is not held meanwhile.
  const found = await findLink(db, secretHash, now());
  if (!found) throw new Problem('installation.link_unknown');
  const hash = found.operator_id === null ? '' : await hashPassword(password);
  return transact(async (trx) => {
    if (!(await takeLink(trx, secretHash))) throw new Problem('installation.link_unknown');
    const { operator_id: operatorId, school_id: schoolId, person_id: personId, uai } = found;
    if (operatorId !== null) {
      const given = await giveOperatorPassword(trx, operatorId, { username, password: hash });
      if (!given) throw new Problem('installation.username_taken');
      return { kind: found.kind ?? 'host', username };
    }
    if (schoolId === null || personId === null || uai === null)
      throw new Error('an installation link is for somebody');
    if (await findAccount(trx, schoolId, username))
      throw new Problem('installation.username_taken');
    await createAccount(trx, { schoolId, personId, username, password });
    return { kind: 'signatory' as const, username: storedUsername(username, uai) };
  });
}
