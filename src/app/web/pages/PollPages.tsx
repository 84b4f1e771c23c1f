import { lazy, Suspense } from 'react';
import { Skeleton } from '../../../platform/web/ui/index.ts';
import { loadReview } from '../load-review.ts';

const ReviewPage = lazy(async () => ({ default: (await loadReview()).ReviewPage }));
const ReviewLink = lazy(async () => ({ default: (await loadReview()).ReviewLink }));

type Props = { meetingId: string };

/** The polls of a lesson that is over; their code comes only now. */
export const PollReviewRoute = (props: Props) => (
  <Suspense fallback={<Skeleton rows={4} />}>
    <ReviewPage {...props} />
  </Suspense>
);

/** The way there from the week. */
export const PollReviewLink = (props: Props) => (
  <Suspense>
    <ReviewLink {...props} />
  </Suspense>
);
