import { useLingui } from '@lingui/react/macro';
import { ClipboardList } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { MeetingView } from '../../../meeting/contract/routes.ts';
import { Link, Skeleton } from '../../../platform/web/ui/index.ts';
import { loadAttendance } from '../load-attendance.ts';

const RollCallPage = lazy(async () => ({ default: (await loadAttendance()).RollCallPage }));
const DayPage = lazy(async () => ({ default: (await loadAttendance()).DayPage }));

/** A lesson's roll call; its code comes only now. */
export const RollCallRoute = ({ meetingId }: { meetingId: string }) => (
  <Suspense fallback={<Skeleton rows={8} />}>
    <RollCallPage meetingId={meetingId} />
  </Suspense>
);

type DayProps = { day: string | undefined; onDay: (day: string) => void };

/** The office's roll calls of a day. */
export const DayRoute = (props: DayProps) => (
  <Suspense fallback={<Skeleton rows={6} />}>
    <DayPage {...props} />
  </Suspense>
);

/** The way from a lesson of the week to its roll call. */
export function RollCallLink({ meeting }: { meeting: MeetingView }) {
  const { t } = useLingui();
  return (
    <Link
      href={`/seances/${meeting.meetingId}/appel`}
      look="quiet"
      icon={<ClipboardList size={20} aria-hidden />}
    >{t`Appel`}</Link>
  );
}
