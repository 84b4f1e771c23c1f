import type { Selectable } from 'kysely';
import type { Database, Db, Trx } from '../../platform/server/db.ts';
import './tables.ts';

export type MeetingId = { schoolId: string; meetingId: string };
export type PollId = MeetingId & { pollId: string };
export type PollRow = Selectable<Database['polls']>;

export async function insertPoll(
  trx: Trx,
  { schoolId, meetingId, pollId }: PollId,
  poll: Pick<
    PollRow,
    | 'kind'
    | 'anonymous'
    | 'option_count'
    | 'sealed'
    | 'ballot_key'
    | 'opened_at'
    | 'set_id'
    | 'place'
  >,
): Promise<void> {
  await trx
    .insertInto('polls')
    .values({ id: pollId, school_id: schoolId, meeting_id: meetingId, ...poll })
    .execute();
}

export const hasOpenPoll = async (trx: Trx, { schoolId, meetingId }: MeetingId): Promise<boolean> =>
  (await trx
    .selectFrom('polls')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()) !== undefined;

/** The poll's row, locked: answers and the end of a poll wait here for one another. */
export const lockPoll = (trx: Trx, { schoolId, meetingId, pollId }: PollId) =>
  trx
    .selectFrom('polls')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('id', '=', pollId)
    .forUpdate()
    .executeTakeFirst();

/** The polls of a lesson, the latest first. */
export const listPolls = (db: Db, { schoolId, meetingId }: MeetingId, atMost: number) =>
  db
    .selectFrom('polls')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .orderBy('id', 'desc')
    .limit(atMost)
    .execute();

const theOne = (trx: Trx, { school_id, id }: Pick<PollRow, 'school_id' | 'id'>) =>
  trx.updateTable('polls').where('school_id', '=', school_id).where('id', '=', id);

/** Closes a poll; the key that told who had answered is erased with it. */
export async function setClosed(trx: Trx, poll: PollRow, at: Date): Promise<void> {
  await theOne(trx, poll).set({ closed_at: at, ballot_key: null }).execute();
}

export async function setShared(trx: Trx, poll: PollRow, shared: boolean): Promise<void> {
  await theOne(trx, poll).set({ shared }).execute();
}

export async function countAnswered(trx: Trx, poll: PollRow): Promise<void> {
  await theOne(trx, poll)
    .set(({ eb }) => ({ answered: eb('answered', '+', 1) }))
    .execute();
}

export async function erasePoll(
  trx: Trx,
  { schoolId, meetingId, pollId }: PollId,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('polls')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('id', '=', pollId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Open polls of lessons that are over, in all schools. */
export const listLeftOpen = (db: Db) =>
  db
    .selectFrom('polls as p')
    .innerJoin('meetings as m', 'm.id', 'p.meeting_id')
    .select(['p.id as pollId', 'p.school_id as schoolId', 'p.meeting_id as meetingId'])
    .where('p.closed_at', 'is', null)
    .where('m.state', '=', 'ended')
    .execute();

/** Erases the polls of all lessons, of all schools, that ended before an instant. */
export async function eraseEnded(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('polls as p')
    .using('meetings as m')
    .whereRef('m.id', '=', 'p.meeting_id')
    .where('m.ended_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
