import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy } from 'react';
import { fetchPiece } from '../../platform/web/index.ts';
import { loadAttendance } from './load-attendance.ts';
import { loadClass } from './load-class.ts';

const ClassPage = lazy(async () => ({ default: (await loadClass()).ClassPage }));

const RollCallOpener = lazy(() =>
  fetchPiece(async () => ({ default: (await loadAttendance()).RollCallOpener })),
);

const readPresent = async (meetingId: string) =>
  (await fetchPiece(loadAttendance)).readPresentSeats(meetingId);

/** The class in the staff's app: its code comes only now, and leaving leads back to the week. */
export function RoomPage() {
  const { seatId } = useParams({ from: '/salle/$seatId' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const leave = () => {
    // The lesson has opened or ended meanwhile: the week must not show what it was.
    void client.invalidateQueries();
    void navigate({ to: '/semaine' });
  };
  const follow = (next: string) =>
    void navigate({ to: '/salle/$seatId', params: { seatId: next }, replace: true });
  return (
    <ClassPage
      seatId={seatId}
      onLeave={leave}
      onMoved={follow}
      renderRollCall={({ meetingId, timeZone }) => (
        <RollCallOpener meetingId={meetingId} timeZone={timeZone} />
      )}
      readPresent={readPresent}
    />
  );
}
