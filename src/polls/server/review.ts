import { Problem } from '../../platform/contract/problems.ts';
import { findLessonOver, latestAmong, lineageOf, listLedWith } from '../../meeting/server/index.ts';
import { keptHours } from '../contract/kinds.ts';
import type { PollReview } from '../contract/review-routes.ts';
import type { Polls } from './answer.ts';
import { nothingYet, readOutcomes } from './outcomes.ts';
import { erasePoll, type MeetingId, type PollId } from './polls.store.ts';
import { listPollsOf, pollsLeft } from './review.store.ts';
import { tellPoll } from './view.ts';

/** A lesson that is over; those whose place it took were a part of it. */
async function findOver({ core: { db } }: Polls, id: MeetingId) {
  const found = await findLessonOver(db, id);
  if (!found) throw new Problem('not_found');
  const { lesson, endedAt } = found;
  if (endedAt === null) throw new Problem('poll.lesson_not_over');
  return { lesson, endedAt, polls: await listPollsOf(db, id.schoolId, await lineageOf(db, id)) };
}

/**
 * The polls of a lesson that is over, as who led it sees them.
 * @throws {Problem} `not_found`; `poll.lesson_not_over` before
 */
export async function readReview(polls: Polls, id: MeetingId): Promise<PollReview> {
  const { lesson, endedAt, polls: rows } = await findOver(polls, id);
  const seal = await polls.seals(id.schoolId);
  const outcomes = await readOutcomes(polls.core.db, seal, id.schoolId, rows);
  return {
    lesson,
    erasedAt: new Date(endedAt.getTime() + keptHours * 3_600_000).toISOString(),
    polls: rows.map((row) => ({
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
  return latestAmong(db, who.schoolId, await listLedWith(db, who, pollsLeft));
}
