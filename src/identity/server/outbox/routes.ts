import type { Actors } from '../../../access/contract/actors.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import * as routes from '../../contract/outbox.ts';
import type { OfficeParts } from '../accounts/office.ts';
import { findOutboxMail, listOutbox } from './outbox.ts';

/** Binds what those who run a school may know of its mails that did not leave. */
export function mountOutbox(mount: Mount<Actors>, parts: OfficeParts): void {
  const { fate, outbox } = parts.mail;
  mount(routes.listOutbox, {
    subject: ({ actor: { schoolId } }) => ({ schoolId }),
    handle: async ({ actor }) => ({ fate, mails: await listOutbox(parts, actor) }),
  });
  mount(routes.readOutboxMail, {
    subject: ({ actor: { schoolId }, params: { mailId } }) =>
      findOutboxMail(parts, { schoolId, mailId }),
    handle: async ({ actor: { schoolId, personId }, params: { mailId }, subject: { mail } }) => {
      await outbox.opened({ schoolId, mailId }, personId);
      const { recipient, subject, text } = mail;
      return { recipient, subject, text };
    },
  });
}
