import type { Actors, SeatActor } from '../../access/contract/actors.ts';
import type { Core } from '../../platform/server/core.ts';
import { declareProblems } from '../../platform/server/http/problems.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { ownSeat } from '../../entry/server/index.ts';
import { openSchoolSeals } from '../../school/server/index.ts';
import { pollProblems, questionProblems, reviewProblems } from '../contract/problems.ts';
import * as routes from '../contract/routes.ts';
import { answer, openPace, type Polls } from './answer.ts';
import { pollFile } from './file.ts';
import { mountQuestions } from './question-routes.ts';
import { mountReviews } from './review-routes.ts';
import { close, open, share, takeAnswerAway, takePollAway } from './lead.ts';
import { readPollsFor } from './view.ts';

/** A poll of the caller’s own lesson: one of another is not there. */
const pollOf = ({ schoolId, meetingId }: SeatActor, { pollId }: { pollId: string }) => ({
  schoolId,
  meetingId,
  pollId,
});

/** Binds the routes of a lesson's polls. */
export function mountPolls(mount: Mount<Actors>, core: Core): void {
  declareProblems(pollProblems);
  declareProblems(questionProblems);
  declareProblems(reviewProblems);
  const polls: Polls = { core, seals: openSchoolSeals(core), pace: openPace() };

  mount(routes.readPolls, {
    subject: ownSeat,
    handle: async ({ actor }) => ({ polls: await readPollsFor(polls, actor) }),
  });
  mount(routes.openPoll, {
    subject: ownSeat,
    handle: ({ actor, body }) => open(polls, actor, body),
  });
  mount(routes.answerPoll, {
    subject: ownSeat,
    handle: ({ actor, params, body }) => answer(polls, actor, params.pollId, body),
  });
  mount(routes.closePoll, {
    subject: ownSeat,
    handle: ({ actor, params }) => close(polls, pollOf(actor, params)),
  });
  mount(routes.sharePoll, {
    subject: ownSeat,
    handle: ({ actor, params, body }) => share(polls, pollOf(actor, params), body.shared),
  });
  mount(routes.deleteAnswer, {
    subject: ownSeat,
    handle: ({ actor, params }) => takeAnswerAway(polls, pollOf(actor, params), params.answerId),
  });
  mount(routes.deletePoll, {
    subject: ownSeat,
    handle: ({ actor, params }) => takePollAway(polls, pollOf(actor, params)),
  });
  mount(routes.exportPoll, {
    subject: ownSeat,
    handle: ({ actor, params, query }) => pollFile(polls, pollOf(actor, params), query.language),
  });
  mountQuestions(mount, polls);
  mountReviews(mount, polls);
}
