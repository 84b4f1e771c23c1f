import { Problem } from '../../platform/contract/problems.ts';
import { latestAmong, lineageOf } from '../../meeting/server/index.ts';
import { keptHours } from '../contract/kinds.ts';
import type { PollReview } from '../contract/review-routes.ts';
import type { Polls } from './answer.ts';
import { nothingYet, readOutcomes } from './outcomes.ts';
import { erasePoll, type MeetingId, type PollId } from './polls.store.ts';
import { findLesson, listPollsOf, listWithPolls } from './review.store.ts';
import { tellPoll } from './view.ts';

/** A lesson that is over; those whose place it took were a part of it. */
async function findOver({ core: { db } }: Polls, id: MeetingId) {
  const lesson = await findLesson(db, id);
  if (!lesson) throw new Problem('not_found');
  if (lesson.state !== 'ended' || lesson.ended_at === null)
    throw new Problem('poll.lesson_not_over');
  const polls = await listPollsOf(db, id.schoolId, await lineageOf(db, id));
  return { ...lesson, ended_at: lesson.ended_at, polls };
}

/**
 * The polls of a lesson that is over, as who led it sees them.
 * @throws {Problem} `not_found`; `poll.lesson_not_over` before
 */
export async function readReview(polls: Polls, id: MeetingId): Promise<PollReview> {
  const lesson = await findOver(polls, id);
  const seal = await polls.seals(id.schoolId);
  const outcomes = await readOutcomes(polls.core.db, seal, id.schoolId, lesson.polls);
  return {
    lesson: {
      title: lesson.title,
      group: lesson.group_name,
      startsAt: lesson.starts_at.toISOString(),
      endsAt: lesson.ends_at.toISOString(),
    },
    erasedAt: new Date(lesson.ended_at.getTime() + keptHours * 3_600_000).toISOString(),
    polls: lesson.polls.map((row) => ({
      ...tellPoll(seal, row, outcomes.get(row.id) ?? nothingYet, { sees: true, leads: true }),
      mine: null,
    })),
  };
}

/**
 * Where a poll of a lesson that is over stands.
 * @throws {Problem} `not_found`, `poll.lesson_not_over`
 */
export async function findReviewed(polls: Polls, id: MeetingId, pollId: string): Promise<PollId> {
  const row = (await findOver(polls, id)).polls.find((poll) => poll.id === pollId);
  if (!row) throw new Problem('not_found');
  return { schoolId: id.schoolId, meetingId: row.meeting_id, pollId };
}

/** Takes a poll of a lesson that is over away: nobody is there any more to be told. */
export async function dropReviewed(polls: Polls, id: PollId): Promise<void> {
  await polls.core.transact((trx) => erasePoll(trx, id));
}

/** Lessons of which somebody may look at polls now. */
export async function listReviews(
  { core: { db } }: Polls,
  who: { schoolId: string; personId: string },
): Promise<string[]> {
  return latestAmong(db, who.schoolId, await listWithPolls(db, who));
}
