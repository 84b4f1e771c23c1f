import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { MessagesSquare } from 'lucide-react';
import { Link } from '../../../platform/web/ui/index.ts';
import { keptListQuery } from './kept.ts';

/** The way from a lesson that is over to its messages, as long as there are some. */
export function KeptLink({ meetingId }: { meetingId: string }) {
  const kept = useQuery(keptListQuery);
  if (!kept.data?.includes(meetingId)) return null;
  return (
    <Link
      href={`/seances/${meetingId}/messages`}
      look="quiet"
      icon={<MessagesSquare size={20} aria-hidden />}
    >
      <Trans>Messages</Trans>
    </Link>
  );
}
