import { withFirst } from '../../../platform/contract/french-dates.ts';
import type { MailFate } from '../../../platform/contract/mails.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import type { Mail } from '../../../platform/server/mail/index.ts';
import { findSchool } from '../../../school/server/index.ts';
import type { InvitationView } from '../../contract/accounts.ts';
import type { Identity } from '../identity.ts';
import { createEmptyAccount, invitationPath, renewInvitation } from './invitations.ts';
import { invitationMail } from './letters.ts';
import type { OfficeAccount } from './office.store.ts';

export type OfficeParts = {
  core: Core;
  identity: Identity;
  mail: Pick<Mail, 'send' | 'fate' | 'outbox'>;
};

/**
 * Gives a person an account with an invitation, or renews it: the old password, the second factor, the
 * passkeys and all sessions die with the answer.
 * @throws {Problem} `identity.username_taken`, `identity.no_email`
 */
export async function inviteByOffice(
  { core, identity, mail }: OfficeParts,
  person: OfficeAccount & { schoolId: string },
  wish: { username: string | null; byMail: boolean },
): Promise<InvitationView> {
  const { schoolId, personId } = person;
  if (wish.byMail && person.email === null) throw new Problem('identity.no_email');
  const invitation = await core.transact(async (trx) => {
    const { accountId, username } =
      person.accountId !== null && person.username !== null
        ? { accountId: person.accountId, username: person.username }
        : await createEmptyAccount(trx, { schoolId, personId }, wish.username);
    const made = await renewInvitation(trx, { schoolId, accountId }, core.now());
    const invitation = { accountId, username, ...made };
    const mailed = wish.byMail ? await mailInvitation(trx, mail, person, invitation) : 'no';
    return { ...invitation, mailed } as const;
  });
  await identity.revokeSessions({ schoolId, accountId: invitation.accountId });
  return {
    username: invitation.username,
    link: new URL(invitationPath(invitation.secret), core.config.publicUrl).href,
    expiresAt: invitation.expiresAt.toISOString(),
    mailed: invitation.mailed,
  };
}

async function mailInvitation(
  trx: Trx,
  mail: Pick<Mail, 'send'>,
  person: OfficeAccount & { schoolId: string },
  { username, secret, expiresAt }: { username: string; secret: string; expiresAt: Date },
): Promise<MailFate> {
  const school = await findSchool(trx, person.schoolId);
  if (!school || person.email === null) throw new Error('nobody to write to');
  const until = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: school.time_zone });
  const sent = await mail.send(trx, {
    schoolId: person.schoolId,
    personId: person.personId,
    address: person.email,
    language: 'fr',
    template: invitationMail,
    facts: { username, secret, school: school.name, until: withFirst(until.format(expiresAt)) },
  });
  return sent?.fate ?? 'refused';
}
