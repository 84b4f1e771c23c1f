import type { Core } from '../../../platform/server/core.ts';
import { makeLink } from './links.ts';
import { clearOperator, listOperatorRows } from './recovery.store.ts';

type RecoveryCore = Pick<Core, 'db' | 'now' | 'transact'> & {
  config: Pick<Core['config'], 'publicUrl'>;
};

/** Those who run the installation or follow schools, for whoever has the machine. */
export const listOperators = ({ db }: Pick<RecoveryCore, 'db'>) => listOperatorRows(db);

/**
 * Lets an operator who has lost phone and backup codes begin anew: their password, second factor and
 * sessions die, and a link for one use makes their account again. Only whoever has the machine may call it:
 * nobody stands above the host.
 * @returns `null` when there is no such operator
 */
export const recoverOperator = (
  core: RecoveryCore,
  username: string,
): Promise<{ label: string; link: string; expiresAt: string } | null> =>
  core.transact(async (trx) => {
    const operator = await clearOperator(trx, username.trim().toLowerCase());
    if (!operator) return null;
    const made = await makeLink(core, trx, { operatorId: operator.id });
    return { label: operator.label, ...made };
  });
