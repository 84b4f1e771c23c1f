import { can } from '../../../access/contract/abilities.ts';
import type { AccountActor } from '../../../access/contract/actors.ts';
import type { Db, Trx } from '../../../platform/server/db.ts';
import { listOfficeAccounts, type OfficeAccount } from './office.store.ts';

/** What the rules about letting somebody in are judged on. */
export const accountSubject = (schoolId: string, { role, state }: OfficeAccount) => ({
  schoolId,
  role,
  settled: state === 'active',
});

/**
 * Whom somebody of the office may let in: whoever may invite a person may also say how a service of sign-in
 * calls them, and read what lets them in. So nobody takes the account of one who signs for the school.
 * @param personIds people of the actor's school
 * @returns those of them
 */
export async function whomMayLetIn(
  db: Db | Trx,
  actor: AccountActor,
  personIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const { schoolId } = actor;
  const accounts = await listOfficeAccounts(db, { schoolId, personIds }, now);
  const allowed = accounts.filter((account) =>
    can(actor, 'account.invite', accountSubject(schoolId, account)),
  );
  return new Set(allowed.map(({ personId }) => personId));
}
