import { can } from '../../../access/contract/abilities.ts';
import type { AccountActor } from '../../../access/contract/actors.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Mail } from '../../../platform/server/mail/index.ts';
import type { OutboxMail } from '../../contract/outbox.ts';
import { accountSubject } from '../accounts/let-in.ts';
import { listOfficeAccounts, type OfficeAccount } from '../accounts/office.store.ts';

type Parts = { core: Pick<Core, 'db' | 'now'>; mail: Pick<Mail, 'outbox'> };
type Row = Awaited<ReturnType<Mail['outbox']['list']>>[number];

/** People of a school with their accounts, by id. */
async function accountsOf(
  { db, now }: Parts['core'],
  schoolId: string,
  ids: readonly (string | null)[],
): Promise<Map<string, OfficeAccount>> {
  const personIds = [...new Set(ids.filter((id) => id !== null))];
  if (personIds.length === 0) return new Map();
  const accounts = await listOfficeAccounts(db, { schoolId, personIds }, now());
  return new Map(accounts.map((account) => [account.personId, account]));
}

/** The mails of the actor's school that did not leave, latest first, and which of them the actor may read. */
export async function listOutbox(
  { core, mail }: Parts,
  actor: AccountActor,
): Promise<OutboxMail[]> {
  const { schoolId } = actor;
  const rows = await mail.outbox.list(schoolId);
  const ids = rows.flatMap(({ personId, openedById }) => [personId, openedById]);
  const people = await accountsOf(core, schoolId, ids);
  const isReadable = ({ state, personId }: Row) => {
    const person = people.get(personId ?? '');
    return (
      state === 'waiting' &&
      person !== undefined &&
      can(actor, 'outbox.read', accountSubject(schoolId, person))
    );
  };
  return rows.map((row) => ({
    mailId: row.id,
    recipient: row.recipient,
    subject: row.subject,
    writtenAt: row.createdAt.toISOString(),
    state: row.state,
    refusedCode: row.refusedCode,
    readable: isReadable(row),
    opened: row.openedAt && {
      at: row.openedAt.toISOString(),
      by: people.get(row.openedById ?? '')?.name ?? null,
    },
  }));
}

/**
 * A mail of a school that waits, with what it says, and whom it may let in.
 * @returns `null` when there is none: it left, was refused, or is for nobody of the register
 */
export async function findOutboxMail(
  { core, mail }: Parts,
  { schoolId, mailId }: { schoolId: string; mailId: string },
) {
  const found = await mail.outbox.find(schoolId, mailId);
  if (!found) return null;
  const person = (await accountsOf(core, schoolId, [found.personId])).get(found.personId ?? '');
  return person ? { ...accountSubject(schoolId, person), mail: found } : null;
}
