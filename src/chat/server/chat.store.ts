import { sql, type SqlBool } from 'kysely';
import type { SeatRole } from '../../access/contract/actors.ts';
import type { Db, Trx } from '../../platform/server/db.ts';
import { nameOf } from '../../school/server/index.ts';
import { messageSaid } from '../contract/events.ts';
import type { Message } from '../contract/routes.ts';
import './tables.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** Where a message stands, and whom it is for. */
export type MessageRow = {
  messageId: string;
  authorSeatId: string;
  to: Message['to'];
  oneSeatId: string | null;
  /** The breakout to whose people it was said. */
  breakoutId: string | null;
};
export type SealedMessage = Omit<Message, 'text'> &
  MeetingId & {
    sealed: string;
  };

export async function insertMessage(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  message: MessageRow & { sealed: string; attempt: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('chat_messages')
    .values({
      id: message.messageId,
      school_id: schoolId,
      meeting_id: meetingId,
      author_seat_id: message.authorSeatId,
      sent_to: message.to,
      one_seat_id: message.oneSeatId,
      breakout_id: message.breakoutId,
      sealed: message.sealed,
      attempt: message.attempt,
      sent_at: message.at,
    })
    .execute();
}

/** The message that a page's attempt has already made. */
export const findAttempt = async (
  trx: Trx,
  { schoolId, seatId }: { schoolId: string; seatId: string },
  attempt: string,
): Promise<string | undefined> =>
  (
    await trx
      .selectFrom('chat_messages')
      .select('id')
      .where('school_id', '=', schoolId)
      .where('author_seat_id', '=', seatId)
      .where('attempt', '=', attempt)
      .executeTakeFirst()
  )?.id;

const messagesOf = (db: Db | Trx, meetingIds: readonly string[]) =>
  db
    .selectFrom('chat_messages as c')
    .innerJoin('seats as a', 'a.id', 'c.author_seat_id')
    .leftJoin('people as ap', 'ap.id', 'a.person_id')
    .leftJoin('guests as ag', 'ag.id', 'a.guest_id')
    .leftJoin('seats as o', 'o.id', 'c.one_seat_id')
    .leftJoin('people as op', 'op.id', 'o.person_id')
    .leftJoin('guests as og', 'og.id', 'o.guest_id')
    .leftJoin('breakouts as b', 'b.id', 'c.breakout_id')
    .select([
      'c.id',
      'c.school_id',
      'c.meeting_id',
      'c.sent_to',
      'c.sealed',
      'c.sent_at',
      'b.number',
    ])
    .select(['c.author_seat_id', 'a.role as author_role', 'c.one_seat_id', 'o.role as one_role'])
    .select(
      sql<boolean>`exists (select from chat_reports r where r.message_id = c.id)`.as('reported'),
    )
    .select([
      'ap.title as author_title',
      'op.title as one_title',
      sql<string>`coalesce(ap.family_name, ag.family_name)`.as('author_family'),
      sql<string>`coalesce(ap.given_name, ag.given_name)`.as('author_given'),
      sql<string>`coalesce(op.family_name, og.family_name)`.as('one_family'),
      sql<string>`coalesce(op.given_name, og.given_name)`.as('one_given'),
    ])
    .where('c.meeting_id', 'in', meetingIds);

type Joined = Awaited<ReturnType<ReturnType<typeof messagesOf>['execute']>>[number];

const nameFrom = (title: string | null, family_name: string, given_name: string) =>
  nameOf({ title, family_name, given_name });

const sealedFrom = (row: Joined): SealedMessage => ({
  schoolId: row.school_id,
  meetingId: row.meeting_id,
  messageId: row.id,
  from: {
    seatId: row.author_seat_id,
    role: row.author_role,
    name: nameFrom(row.author_title, row.author_family, row.author_given),
  },
  to: row.sent_to,
  one:
    row.one_seat_id === null
      ? null
      : {
          seatId: row.one_seat_id,
          role: row.one_role as SeatRole,
          name: nameFrom(row.one_title, row.one_family, row.one_given),
        },
  breakout: row.number,
  sealed: row.sealed,
  at: row.sent_at.toISOString(),
  reported: row.reported,
});

/** How many at most, and the message before which they stand. */
type Page = { atMost: number; before?: string | undefined };

async function latestIn(
  query: ReturnType<typeof messagesOf>,
  { atMost, before }: Page,
): Promise<SealedMessage[]> {
  const page = before === undefined ? query : query.where('c.id', '<', before);
  const rows = await page.orderBy('c.id', 'desc').limit(atMost).execute();
  return rows.reverse().map(sealedFrom);
}

/**
 * Some messages of a lesson; what is gone since is not answered. Whoever reads a stream was judged before, and
 * is told by an event of its own who is to know that a message was reported.
 */
export async function listMessages(
  db: Db | Trx,
  meetingId: string,
  messageIds: readonly string[],
): Promise<SealedMessage[]> {
  if (messageIds.length === 0) return [];
  const rows = await messagesOf(db, [meetingId]).where('c.id', 'in', messageIds).execute();
  return rows.map((row) => ({ ...sealedFrom(row), reported: false }));
}

/**
 * Somebody who reads: all of it when they lead; otherwise what was said `since` an instant to all, in the class or
 * in the breakout where they are.
 */
export type Reader = {
  seatId: string;
  breakoutId: string | null;
  readsAll: boolean;
  since: Date | null;
};

const readableBy = ({ seatId, breakoutId, readsAll, since }: Reader) => sql<SqlBool>`
  (${readsAll} or c.author_seat_id = ${seatId} or c.one_seat_id = ${seatId}
    or (c.sent_to = 'all' and (c.breakout_id is null or c.breakout_id = ${breakoutId})
      and c.sent_at >= coalesce(${since}::timestamptz, '-infinity')))`;

/**
 * The latest messages of a lesson that somebody may read, in order: all of them for who leads it; for others
 * their own, those to them, and those to all where they are.
 */
export async function listLatest(
  db: Db | Trx,
  { schoolId, meetingId }: MeetingId,
  reader: Reader,
  page: Page,
): Promise<SealedMessage[]> {
  const query = messagesOf(db, [meetingId])
    .where('c.school_id', '=', schoolId)
    .where(readableBy(reader));
  const messages = await latestIn(query, page);
  return reader.readsAll ? messages : messages.map((one) => ({ ...one, reported: false }));
}

/** The latest messages of some lessons, in order: all of them, for who led them. */
export const listAll = (
  db: Db,
  { schoolId, meetingIds }: { schoolId: string; meetingIds: readonly string[] },
  page: Page,
): Promise<SealedMessage[]> =>
  latestIn(messagesOf(db, meetingIds).where('c.school_id', '=', schoolId), page);

/** Told to this reader by a line of their own, in a breakout where they are no more. */
const wasTold = ({ seatId }: Reader) => sql<SqlBool>`
  (c.breakout_id is not null and exists (
    select from events e where e.stream_id = c.meeting_id and e.type = ${messageSaid.type}
      and e.audience = ${`seat:${seatId}`} and e.data->>'messageId' = c.id::text))`;

/** One message of a lesson, when this reader may read it, or has. */
export async function findReadable(
  db: Db | Trx,
  of: MeetingId,
  reader: Reader,
  messageId: string,
): Promise<SealedMessage | undefined> {
  const row = await messagesOf(db, [of.meetingId])
    .where('c.school_id', '=', of.schoolId)
    .where('c.id', '=', messageId)
    .where(({ or }) => or([readableBy(reader), wasTold(reader)]))
    .executeTakeFirst();
  return row && { ...sealedFrom(row), reported: false };
}

/** When a seat last said something in its lesson. */
export const findLastSaid = async (
  trx: Trx,
  { schoolId, seatId }: { schoolId: string; seatId: string },
): Promise<Date | undefined> =>
  (
    await trx
      .selectFrom('chat_messages')
      .select('sent_at')
      .where('school_id', '=', schoolId)
      .where('author_seat_id', '=', seatId)
      .orderBy('sent_at', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.sent_at;

/** The seats that were told of a message by a line of their own. */
export async function listTold(
  trx: Trx,
  { meetingId }: MeetingId,
  messageId: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('events')
    .select('audience')
    .where('stream_id', '=', meetingId)
    .where('type', '=', messageSaid.type)
    .where(sql<string>`data->>'messageId'`, '=', messageId)
    .execute();
  return rows.flatMap(({ audience }) =>
    audience.startsWith('seat:') ? [audience.slice('seat:'.length)] : [],
  );
}

/** Erases a message; answers what it was, or nothing when there is none here. */
export async function eraseMessage(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  messageId: string,
): Promise<MessageRow | undefined> {
  const row = await trx
    .deleteFrom('chat_messages')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('id', '=', messageId)
    .returning(['author_seat_id', 'sent_to', 'one_seat_id', 'breakout_id'])
    .executeTakeFirst();
  return (
    row && {
      messageId,
      authorSeatId: row.author_seat_id,
      to: row.sent_to,
      oneSeatId: row.one_seat_id,
      breakoutId: row.breakout_id,
    }
  );
}
