import { lazy, Suspense } from 'react';
import { Skeleton } from '../../../platform/web/ui/index.ts';
import { loadKept } from '../load-chat.ts';

const KeptPage = lazy(async () => ({ default: (await loadKept()).KeptPage }));
const KeptLink = lazy(async () => ({ default: (await loadKept()).KeptLink }));
const TermPage = lazy(async () => ({ default: (await loadKept()).TermPage }));

type Props = { meetingId: string };

/** The messages of a lesson that is over; their code comes only now. */
export const KeptMessagesRoute = (props: Props) => (
  <Suspense fallback={<Skeleton rows={4} />}>
    <KeptPage {...props} />
  </Suspense>
);

/** The way there from the week. */
export const KeptMessagesLink = (props: Props) => (
  <Suspense>
    <KeptLink {...props} />
  </Suspense>
);

/** How long messages stay. */
export const ChatTermRoute = () => (
  <Suspense fallback={<Skeleton rows={3} />}>
    <TermPage />
  </Suspense>
);
