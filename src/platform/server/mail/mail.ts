import type { Logger } from 'pino';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Db, Trx } from '../db.ts';
import type { MailFate } from '../../contract/mails.ts';
import { transactor } from '../events/index.ts';
import { defineJob, type Jobs } from '../jobs/index.ts';
import { isAddress, isNobody } from './address.ts';
import {
  deleteMail,
  deleteOldMails,
  findLeaving,
  findWaiting,
  insertMail,
  listOutbox,
  markOpened,
  markRefused,
  moveAll,
} from './mail.store.ts';
import { renderMail } from './render.ts';
import type { MailLanguage, MailTemplate } from './template.ts';
import { openTransport, refusalOf } from './transport.ts';

const sendMail = defineJob('mail.send', z.strictObject({ schoolId: z.uuid(), mailId: z.uuid() }));
const purgeMails = defineJob('mail.purge', z.strictObject({}));

/** Days that a mail which did not leave is kept for those who run the school. */
const keptDays = 30;
/** Asking the mail server costs it a connection: once a minute is enough to know. */
const healthFreshMs = 60_000;

/** A mail to one address. */
export type Letter<Facts> = {
  schoolId: string;
  /** The person it is for, when it is one of the school: it is erased with them. */
  personId: string | null;
  address: string;
  language: MailLanguage;
  template: MailTemplate<Facts>;
  facts: Facts;
};

/** Sends one mail by the server and forgets it. A mail that is gone meanwhile was sent or erased. */
async function deliver(
  options: {
    db: Db;
    log: Logger;
    transport: ReturnType<typeof openTransport>;
    from: string;
    host: string;
  },
  { schoolId, mailId }: { schoolId: string; mailId: string },
): Promise<void> {
  const { db, log, transport, from, host } = options;
  const mail = await findLeaving(db, schoolId, mailId);
  if (!mail) return;
  const { recipient: to, ...content } = mail;
  try {
    // The same name each time: a mail server recognises the second try of a mail it already took.
    await transport.sendMail({ ...content, from, to, messageId: `<${mailId}@${host}>` });
  } catch (err) {
    const code = refusalOf(err);
    if (code === null) throw err;
    log.warn({ err, mailId, schoolId }, 'mail refused for good');
    await markRefused(db, schoolId, mailId, code);
    return;
  }
  await deleteMail(db, schoolId, mailId);
}

/**
 * Those that waited for a mail server leave once there is one; without one, those on their way wait and can be
 * read. A state changes with its job, in one transaction: whatever starts at once, each leaves once.
 */
async function settleWaiting({ db, jobs }: { db: Db; jobs: Jobs }, leaves: boolean): Promise<void> {
  await transactor(db, () => {})(async (trx) => {
    if (!leaves) return void (await moveAll(trx, 'leaving', 'waiting'));
    for (const mail of await moveAll(trx, 'waiting', 'leaving'))
      await jobs.enqueue(trx, sendMail, mail);
  });
}

/**
 * Opens the mail: by a mail server, or into the school's outbox when there is none.
 * @param config where mails go, and the address that their links start with
 */
export function openMail(
  config: Pick<Config, 'mail' | 'publicUrl'>,
  options: { db: Db; jobs: Jobs; log: Logger; now?: () => Date },
) {
  const { db, jobs, log, now = () => new Date() } = options;
  const { mail: way, publicUrl } = config;
  const transport = way.kind === 'smtp' ? openTransport(way.url) : null;
  if (way.kind === 'smtp' && transport) {
    const { hostname: host } = publicUrl;
    jobs.work(sendMail, (data) => deliver({ db, log, transport, from: way.from, host }, data));
  }
  jobs.atStart(() => settleWaiting({ db, jobs }, transport !== null));
  jobs.workByClock(purgeMails, '17 3 * * *', async () => {
    const count = await deleteOldMails(db, new Date(now().getTime() - keptDays * 86_400_000));
    log.info({ count, job: purgeMails.name }, 'old mails deleted');
  });
  const fate: MailFate = transport ? 'sent' : 'waiting';

  return {
    /** What becomes of mails to an address that is one. */
    fate,
    /**
     * Writes a mail in the caller's transaction; it leaves after the commit. An address that is none refuses
     * this mail and nothing else: it stands in the outbox so, where it can be read which one it was.
     * @returns its id and what becomes of it, or `null` when the address is nobody's (`.invalid`)
     */
    async send<Facts>(
      trx: Trx,
      letter: Letter<Facts>,
    ): Promise<{ mailId: string; fate: MailFate } | null> {
      const { schoolId, personId, language, address: recipient } = letter;
      if (isNobody(recipient)) return null;
      const rendered = renderMail(
        letter.template[language](letter.facts),
        language,
        publicUrl.origin,
      );
      const mail = { schoolId, personId, recipient, ...rendered };
      if (!isAddress(recipient))
        return { mailId: await insertMail(trx, { ...mail, state: 'refused' }), fate: 'refused' };
      const mailId = await insertMail(trx, { ...mail, state: transport ? 'leaving' : 'waiting' });
      if (transport) await jobs.enqueue(trx, sendMail, { schoolId, mailId });
      return { mailId, fate };
    },
    outbox: openOutbox(db, now),
    health: openHealth(transport),
    [Symbol.dispose]: () => transport?.close(),
  };
}

/** A school's mails that did not leave. */
function openOutbox(db: Db, now: () => Date) {
  return {
    /** Newest first, without what they say. */
    list: (schoolId: string, limit = 200) => listOutbox(db, schoolId, limit),
    /** One that waits, with what it says: one that left, or never can, is read by nobody. */
    find: (schoolId: string, mailId: string) => findWaiting(db, schoolId, mailId),
    /** Keeps who read it first, and when. */
    opened: (mail: { schoolId: string; mailId: string }, personId: string) =>
      markOpened(db, mail, { personId, at: now() }),
  };
}

/** Does the mail server answer? `off` when there is none. */
function openHealth(transport: ReturnType<typeof openTransport> | null) {
  let asked: { at: number; answer: Promise<'ok' | 'away'> } | null = null;
  return async (): Promise<'ok' | 'away' | 'off'> => {
    if (!transport) return 'off';
    if (!asked || performance.now() - asked.at > healthFreshMs)
      asked = {
        at: performance.now(),
        answer: transport.verify().then(
          () => 'ok',
          () => 'away',
        ),
      };
    return asked.answer;
  };
}

export type Mail = ReturnType<typeof openMail>;
