import type { Core } from '../../../platform/server/core.ts';
import { hashSecret } from '../../../platform/server/secrets.ts';
import { holdsLink, replaceLink } from './links.store.ts';
import { findHosts, insertOperator } from './operators.store.ts';

/**
 * Prepares the code by which the host's first administrator makes their account. Once there is one, no code
 * is good any more.
 * @param code the one that was kept from an earlier start, or a fresh one
 * @returns whether the code is good: `false` when the host has an administrator
 */
export function prepareFirstHost(
  { transact }: Pick<Core, 'transact'>,
  code: string,
): Promise<boolean> {
  return transact(async (trx) => {
    const { installed, pendingId } = await findHosts(trx);
    if (installed) return false;
    const operatorId =
      pendingId ?? (await insertOperator(trx, { kind: 'host', label: 'Hébergeur' }));
    const secretHash = hashSecret(code);
    if (!(await holdsLink(trx, operatorId, secretHash)))
      await replaceLink(trx, { operatorId }, { secretHash, expiresAt: null });
    return true;
  });
}
