import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { findMeetingSubject, latestOf } from '../../meeting/server/index.ts';
import * as routes from '../contract/review-routes.ts';
import type { Polls } from './answer.ts';
import { pollFile } from './file.ts';
import { dropReviewed, findReviewed, listReviews, readReview } from './review.ts';

type Asked = { params: { meetingId: string }; actor: AccountActor };

/** Binds the routes by which polls are looked at once their lesson is over. */
export function mountReviews(mount: Mount<Actors>, polls: Polls): void {
  /** The lesson named in the path, or the one that took its place. */
  const subject = async ({ params: { meetingId }, actor: { schoolId } }: Asked) => {
    const { db } = polls.core;
    return findMeetingSubject(db, schoolId, await latestOf(db, { schoolId, meetingId }));
  };

  mount(routes.listReviews, {
    subject: ({ actor: { schoolId } }) => ({ schoolId }),
    handle: async ({ actor }) => ({ meetingIds: await listReviews(polls, actor) }),
  });
  mount(routes.readReview, {
    subject,
    handle: ({ subject: meeting }) => readReview(polls, meeting),
  });
  mount(routes.exportReview, {
    subject,
    handle: async ({ subject: meeting, params, query }) =>
      pollFile(polls, await findReviewed(polls, meeting, params.pollId), query.language),
  });
  mount(routes.deleteReview, {
    subject,
    handle: async ({ subject: meeting, params }) =>
      dropReviewed(polls, await findReviewed(polls, meeting, params.pollId)),
  });
}
