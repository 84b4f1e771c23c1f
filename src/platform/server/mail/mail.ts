import type { Logger } from 'pino';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Db, Trx } from '../db.ts';
import { defineJob, type Jobs } from '../jobs/index.ts';
import {
  deleteMail,
  deleteOldMails,
  findWaitingMail,
  insertMail,
  listOutbox,
  markRefused,
} from './mail.store.ts';
import { renderMail } from './render.ts';
import type { MailLanguage, MailTemplate } from './template.ts';
import { isPermanent, openTransport } from './transport.ts';

const sendMail = defineJob('mail.send', z.strictObject({ schoolId: z.uuid(), mailId: z.uuid() }));
const purgeMails = defineJob('mail.purge', z.strictObject({}));

/** Days that a mail which did not leave is kept for the administrator. */
const keptDays = 30;
/** Asking the mail server costs it a connection: once a minute is enough to know. */
const healthFreshMs = 60_000;

/** Addresses made up for accounts without one, and reserved names: nobody is there (RFC 2606). */
const isNobody = (address: string) => /\.invalid\.?$/i.test(address);

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
  const mail = await findWaitingMail(db, schoolId, mailId);
  if (!mail) return;
  const { recipient: to, ...content } = mail;
  try {
    // The same name each time: a mail server recognises the second try of a mail it already took.
    await transport.sendMail({ ...content, from, to, messageId: `<${mailId}@${host}>` });
  } catch (err) {
    if (!isPermanent(err)) throw err;
    log.warn({ err, mailId, schoolId }, 'mail refused for good');
    await markRefused(db, schoolId, mailId);
    return;
  }
  await deleteMail(db, schoolId, mailId);
}

/**
 * Opens the mail: by a mail server, or into the administrator's outbox when there is none.
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
  jobs.workByClock(purgeMails, '17 3 * * *', async () => {
    const count = await deleteOldMails(db, new Date(now().getTime() - keptDays * 86_400_000));
    log.info({ count, job: purgeMails.name }, 'old mails deleted');
  });

  let asked: { at: number; answer: Promise<'ok' | 'away'> } | null = null;
  return {
    /**
     * Writes a mail in the caller's transaction; it leaves after the commit.
     * @returns its id, or `null` when the address is nobody's (`.invalid`)
     * @throws {z.ZodError} when the address is none
     */
    async send<Facts>(trx: Trx, letter: Letter<Facts>): Promise<string | null> {
      const { schoolId, personId, language } = letter;
      if (isNobody(letter.address)) return null;
      const recipient = z.email().parse(letter.address);
      const rendered = renderMail(
        letter.template[language](letter.facts),
        language,
        publicUrl.origin,
      );
      const mailId = await insertMail(trx, { schoolId, personId, recipient, ...rendered });
      if (transport) await jobs.enqueue(trx, sendMail, { schoolId, mailId });
      return mailId;
    },
    /** A school's mails that did not leave, newest first. */
    outbox: (schoolId: string) => listOutbox(db, schoolId),
    /** Does the mail server answer? `off` when there is none. */
    async health(): Promise<'ok' | 'away' | 'off'> {
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
    },
    [Symbol.dispose]: () => transport?.close(),
  };
}

export type Mail = ReturnType<typeof openMail>;
