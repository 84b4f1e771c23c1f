import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ChartNoAxesColumn } from 'lucide-react';
import { Link } from '../../../platform/web/ui/index.ts';
import { reviewsQuery } from './reviews.ts';

/** The way from a lesson that is over to its polls, as long as there are some. */
export function ReviewLink({ meetingId }: { meetingId: string }) {
  const reviews = useQuery(reviewsQuery);
  if (!reviews.data?.includes(meetingId)) return null;
  return (
    <Link
      href={`/seances/${meetingId}/sondages`}
      look="quiet"
      icon={<ChartNoAxesColumn size={20} aria-hidden />}
    >
      <Trans>Sondages</Trans>
    </Link>
  );
}
