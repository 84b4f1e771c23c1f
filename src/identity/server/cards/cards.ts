import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import type { PersonView } from '../../../school/contract/people.ts';
import { listPupils } from '../../../school/server/index.ts';
import type { CardView } from '../../contract/accounts.ts';
import { putPassword } from '../accounts.store.ts';
import { hashSafely } from '../accounts.ts';
import { createEmptyAccount } from '../accounts/invitations.ts';
import { deleteKeys, deleteInvitation } from '../accounts/invitations.store.ts';
import type { FairLine } from '../fair-line.ts';
import type { Identity } from '../identity.ts';
import { findAccountsOf } from './cards.store.ts';
import { makeCardPassword } from './password.ts';

type Parts = { core: Core; identity: Pick<Identity, 'revokeSessions'>; line: FairLine };
type Group = { schoolId: string; groupId: string };
type Made = { pupil: PersonView; password: string; hash: string };

/**
 * Makes sign-in cards for the pupils of a group: each gets an account if there is none, and a new password
 * of two words and a number. The old password, if any, and its sessions die. Shown this once.
 * @param personIds some of the group's pupils, or `null` for all
 * @returns in the order of a French register
 * @throws {Problem} `identity.no_pupil`
 */
export async function makeCards(
  { core, identity, line }: Parts,
  { schoolId, groupId }: Group,
  personIds: readonly string[] | null,
): Promise<CardView[]> {
  const all = await listPupils(core.db, { schoolId, groupId });
  const pupils = personIds === null ? all : all.filter((one) => personIds.includes(one.personId));
  if (pupils.length === 0) throw new Problem('identity.no_pupil');
  // Hashes cost a tenth of a second each: made before the transaction, and in turn with sign-ins.
  const made = await Promise.all(
    pupils.map(async (pupil): Promise<Made> => {
      const password = makeCardPassword();
      return { pupil, password, hash: await line(`cards ${groupId}`, () => hashSafely(password)) };
    }),
  );
  const cards = await core.transact(async (trx) => {
    const known = await findAccountsOf(
      trx,
      schoolId,
      pupils.map(({ personId }) => personId),
    );
    const done: (CardView & { accountId: string })[] = [];
    for (const one of made)
      done.push(await giveCard(trx, schoolId, one, known.get(one.pupil.personId)));
    return done;
  });
  for (const { accountId } of cards) await identity.revokeSessions({ schoolId, accountId });
  return cards.map(({ person, username, password }) => ({ person, username, password }));
}

async function giveCard(
  trx: Trx,
  schoolId: string,
  { pupil, password, hash }: Made,
  known: { accountId: string; username: string } | undefined,
): Promise<CardView & { accountId: string }> {
  const { accountId, username } =
    known ?? (await createEmptyAccount(trx, { schoolId, personId: pupil.personId }));
  const account = { schoolId, accountId };
  await deleteKeys(trx, account);
  await deleteInvitation(trx, account);
  await putPassword(trx, account, hash);
  return { person: pupil, username, password, accountId };
}
