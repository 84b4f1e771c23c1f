import type { Generated } from 'kysely';
import type { Db, Trx } from '../db.ts';

export type MailState = 'waiting' | 'refused';

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
      state: Generated<MailState>;
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
};

export async function insertMail(trx: Trx, mail: NewMail): Promise<string> {
  const { id } = await trx
    .insertInto('outbox_mails')
    .values({
      school_id: mail.schoolId,
      person_id: mail.personId,
      recipient: mail.recipient,
      subject: mail.subject,
      body_text: mail.text,
      body_html: mail.html,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A mail still to be sent; nothing when it was sent, refused, or erased with its person. */
export const findWaitingMail = (db: Db, schoolId: string, id: string) =>
  db
    .selectFrom('outbox_mails')
    .select(['recipient', 'subject', 'body_text as text', 'body_html as html'])
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();

export const deleteMail = (db: Db, schoolId: string, id: string) =>
  db.deleteFrom('outbox_mails').where('school_id', '=', schoolId).where('id', '=', id).execute();

export const markRefused = (db: Db, schoolId: string, id: string) =>
  db
    .updateTable('outbox_mails')
    .set({ state: 'refused' })
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .execute();

/** A school's mails that did not leave, newest first, for its administrator. */
export const listOutbox = (db: Db, schoolId: string, limit = 200) =>
  db
    .selectFrom('outbox_mails')
    .select(['id', 'recipient', 'subject', 'body_text as text', 'state', 'created_at as createdAt'])
    .where('school_id', '=', schoolId)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();

/** Deletes, in every school, mails older than an instant. */
export async function deleteOldMails(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('outbox_mails')
    .where('created_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
