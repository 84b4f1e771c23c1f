import { addChat } from '../../chat/server/testing/things.ts';
import { addQuestionSet } from '../../polls/server/testing/a-set.ts';
import type { Installation, School } from './installation.ts';

/** Somebody inside to write to, a message to take away or report, and one that was reported. */
export async function chatThings({ db, app }: Installation, schoolId: string) {
  const seat = await db
    .selectFrom('seats')
    .select(['id', 'meeting_id'])
    .where('school_id', '=', schoolId)
    .where('role', '=', 'pupil')
    .where('state', '=', 'admitted')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const place = { schoolId, meetingId: seat.meeting_id, seatId: seat.id };
  return { ...(await addChat(app.core, place)), toSeatId: seat.id };
}

/** An open poll of the lesson, that a text answers and that somebody answered. */
export async function pollThings({ db }: Installation, school_id: string) {
  const { id: seat_id, meeting_id } = await db
    .selectFrom('seats')
    .select(['id', 'meeting_id'])
    .where('school_id', '=', school_id)
    .where('state', '=', 'admitted')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  await db.deleteFrom('polls').where('meeting_id', '=', meeting_id).execute();
  const { id: pollId } = await db
    .insertInto('polls')
    .values({
      school_id,
      meeting_id,
      kind: 'open',
      anonymous: false,
      option_count: 0,
      sealed: '',
      ballot_key: null,
      opened_at: new Date(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: answerId } = await db
    .insertInto('poll_votes')
    .values({ school_id, poll_id: pollId, seat_id, sealed: '' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { pollId, answerId };
}

/** A list of questions of the caller's own: of the school's teacher, for who leads the lesson. */
export async function questionThings(
  here: Installation,
  { schoolId, teacherId }: School,
  callerId: string,
  id: string,
) {
  const question = { question: 'Q', options: [], anonymous: false, expected: [] };
  const body = { title: 'Calcul', questions: [{ ...question, kind: 'yesNo' as const }] };
  const owner = { schoolId, personId: id === 'poll.ask_prepared' ? teacherId : callerId };
  const { db } = here;
  await db.deleteFrom('polls').where('school_id', '=', schoolId).execute();
  return { ...(await addQuestionSet(here.app.core, owner, body)), ...body, place: 0 };
}

/** A breakout where everybody is, but for whoever opens the first one. */
export async function breakoutThings({ db }: Installation, school_id: string, id: string) {
  await db.deleteFrom('breakouts').where('school_id', '=', school_id).execute();
  if (id === 'breakouts.open') return {};
  const seats = await db
    .selectFrom('seats as s')
    .innerJoin('meetings as m', 'm.id', 's.meeting_id')
    .select(['s.id', 's.meeting_id', 's.admitted_at', 's.role'])
    .where('s.school_id', '=', school_id)
    .where('m.state', '=', 'open')
    .execute();
  const meeting_id = seats[0]?.meeting_id ?? '';
  const { id: breakoutId } = await db
    .insertInto('breakouts')
    .values({
      school_id,
      meeting_id,
      number: 1,
      opened_at: new Date(),
      ends_at: null,
      called_at: null,
      closed_at: null,
      by_choice: id === 'breakouts.choose',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const seat of seats)
    if (seat.meeting_id === meeting_id)
      await db
        .insertInto('breakout_seats')
        .values({
          seat_id: seat.id,
          school_id,
          meeting_id,
          breakout_id: breakoutId,
          stay_since: seat.admitted_at,
          by_host: id !== 'breakouts.choose',
        })
        .execute();
  return {
    breakoutId,
    seatIds: seats.filter(({ role }) => role !== 'host').map((seat) => seat.id),
  };
}
