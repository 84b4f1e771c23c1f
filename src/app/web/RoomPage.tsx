import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy } from 'react';
import { loadClass } from './load-class.ts';

const ClassPage = lazy(async () => ({ default: (await loadClass()).ClassPage }));

/** The class in the staff's app: its code comes only now, and leaving leads back to the week. */
export function RoomPage() {
  const { seatId } = useParams({ from: '/salle/$seatId' });
  const navigate = useNavigate();
  return <ClassPage seatId={seatId} onLeave={() => void navigate({ to: '/semaine' })} />;
}
