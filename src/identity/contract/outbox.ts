import { z } from 'zod';
import { mailFates, mailStates } from '../../platform/contract/mails.ts';
import { route } from '../../platform/contract/route.ts';
import { id, instant } from '../../platform/contract/values.ts';
import { personName } from '../../school/contract/people.ts';

/** A mail as it is listed: nothing of what it says. */
const outboxMail = z.strictObject({
  mailId: id,
  recipient: z.string(),
  subject: z.string(),
  writtenAt: instant,
  state: z.enum(mailStates),
  /** Refused: what the mail server answered, as 550; `null` when the address is none. */
  refusedCode: z.int().nullable(),
  /** Whether the caller may read what it says. */
  readable: z.boolean(),
  /** Who read it first. */
  opened: z.strictObject({ at: instant, by: personName.nullable() }).nullable(),
});
export type OutboxMail = z.output<typeof outboxMail>;

export const listOutbox = route({
  id: 'outbox.list',
  method: 'GET',
  path: '/api/outbox',
  summary: 'Mails of the school that did not leave, latest first, two hundred at most',
  caller: 'account',
  action: 'outbox.list',
  reply: z.strictObject({
    /** What becomes of a mail here: without a mail server, it waits. */
    fate: z.enum(mailFates),
    mails: z.array(outboxMail),
  }),
  errors: [],
});

export const readOutboxMail = route({
  id: 'outbox.read',
  method: 'POST',
  path: '/api/outbox/:mailId/open',
  summary: 'Read a mail that waits; who read it first, and when, is kept beside it',
  caller: 'account',
  action: 'outbox.read',
  params: z.strictObject({ mailId: id }),
  reply: z.strictObject({ recipient: z.string(), subject: z.string(), text: z.string() }),
  errors: [],
});
