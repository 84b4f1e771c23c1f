import type { Generated } from 'kysely';
import type { MailState } from '../../contract/mails.ts';
import type { Db, Trx } from '../db.ts';

declare module '../db.ts' {
  interface Database {
    outbox_mails: {
      id: Generated<string>;
      school_id: string;
      person_id: string | null;
      recipient: string;
      subject: string;
      body_text: string;
      body_html: string;
      state: MailState;
      refused_code: Generated<number | null>;
      opened_by_person_id: Generated<string | null>;
      opened_at: Generated<Date | null>;
      created_at: Generated<Date>;
    };
  }
}

export type NewMail = {
  schoolId: string;
  personId: string | null;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  state: MailState;
};

/** What a mail said is kept by nobody once it can leave no more: it may hold what lets somebody in. */
const unsaid = { body_text: '', body_html: '' };

export async function insertMail(trx: Trx, mail: NewMail): Promise<string> {
  const { id } = await trx
    .insertInto('outbox_mails')
    .values({
      school_id: mail.schoolId,
      person_id: mail.personId,
      recipient: mail.recipient,
      subject: mail.subject,
      state: mail.state,
      ...(mail.state === 'refused' ? unsaid : { body_text: mail.text, body_html: mail.html }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A mail still to be sent; nothing when it was sent, refused, or erased with its person. */
export const findLeaving = (db: Db, schoolId: string, id: string) =>
  db
    .selectFrom('outbox_mails')
    .select(['recipient', 'subject', 'body_text as text', 'body_html as html'])
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .where('state', '=', 'leaving')
    .executeTakeFirst();

export const deleteMail = (db: Db, schoolId: string, id: string) =>
  db.deleteFrom('outbox_mails').where('school_id', '=', schoolId).where('id', '=', id).execute();

/** @param code what the mail server answered */
export const markRefused = (db: Db, schoolId: string, id: string, code: number) =>
  db
    .updateTable('outbox_mails')
    .set({ state: 'refused', refused_code: code, ...unsaid })
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .execute();

/** Mails of every school change from one state to the other. @returns which ones did */
export const moveAll = (trx: Db | Trx, from: MailState, to: MailState) =>
  trx
    .updateTable('outbox_mails')
    .set({ state: to })
    .where('state', '=', from)
    .returning(['school_id as schoolId', 'id as mailId'])
    .execute();

/** A school's mails that did not leave, newest first, without what they say. */
export const listOutbox = (db: Db, schoolId: string, limit: number) =>
  db
    .selectFrom('outbox_mails')
    .select(['id', 'person_id as personId', 'recipient', 'subject', 'state'])
    .select(['refused_code as refusedCode', 'created_at as createdAt'])
    .select(['opened_at as openedAt', 'opened_by_person_id as openedById'])
    .where('school_id', '=', schoolId)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();

/** A mail that waits, with what it says. */
export const findWaiting = (db: Db, schoolId: string, id: string) =>
  db
    .selectFrom('outbox_mails')
    .select(['person_id as personId', 'recipient', 'subject', 'body_text as text'])
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();

/** Keeps who read a mail first, and when. */
export const markOpened = (
  db: Db,
  { schoolId, mailId }: { schoolId: string; mailId: string },
  by: { personId: string; at: Date },
) =>
  db
    .updateTable('outbox_mails')
    .set({ opened_by_person_id: by.personId, opened_at: by.at })
    .where('school_id', '=', schoolId)
    .where('id', '=', mailId)
    .where('opened_at', 'is', null)
    .execute();

/** Deletes, in every school, mails older than an instant. */
export async function deleteOldMails(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('outbox_mails')
    .where('created_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
