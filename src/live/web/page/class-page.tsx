import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { nothingOn, type StartMedia } from '../media/start-media.ts';
import { ClassSession } from '../session/class-session.ts';
import type { ClassState } from '../session/class-state.ts';
import { isOver } from '../session/link-state.ts';
import { Store } from '../session/store.ts';
import { useStore } from '../session/use-store.ts';
import { ClassRoom } from './class-room.tsx';
import { type ClassContext, InClass, useInClass } from './context.ts';
import { Opening } from './opening.tsx';
import { fetchClassPiece } from '../piece.ts';
import { firstUi } from './ui-state.ts';

// They are there before they are needed: `use-preload.ts` fetches them while the class goes on.
const EndPage = lazy(() => fetchClassPiece(() => import('../later/dialogs/end-page.tsx')));
const TakenPage = lazy(() => fetchClassPiece(() => import('../later/dialogs/taken-page.tsx')));

export type ClassPageProps = {
  seatId: string;
  /** What the device check chose; nothing is on without it. */
  media?: StartMedia;
  /** Called when the person has left or the lesson is over, by their own press. */
  onLeave: () => void;
  /** The lesson was made anew, and the page has followed to this seat: its address is another. */
  onMoved?: (seatId: string) => void;
  /** Draws the way to the roll call, for hosts: it belongs to a domain below. */
  renderRollCall?: (meeting: ClassState['meeting']) => ReactNode;
  /** Seats of those inside whom the roll call says present, for hosts; of the same domain. */
  readPresent?: (meetingId: string) => Promise<readonly string[]>;
};

/** The class, from the first connection to the end. */
export function ClassPage({ seatId, media, onLeave, onMoved, ...others }: ClassPageProps) {
  const [session, setSession] = useState<ClassSession | null>(null);
  const [ui] = useState(
    () => new Store(firstUi(matchMedia('(min-width: 1100px)').matches ? 'people' : null)),
  );
  const [place, setPlace] = useState({ seatId, media: media ?? nothingOn });
  const move = useCallback(
    (next: string, carried: StartMedia) => {
      setPlace((now) => (now.seatId === next ? now : { seatId: next, media: carried }));
      onMoved?.(next);
    },
    [onMoved],
  );
  useEffect(() => {
    const opened = new ClassSession(place.seatId);
    opened.start(place.media);
    // It opens lines and must be closed: it cannot be made while drawing.
    // oxlint-disable-next-line react/set-state-in-effect
    setSession(opened);
    return () => void opened.stop();
  }, [place]);
  if (!session) return <Opening />;
  return (
    <InClass value={{ session, ui, onLeave, move, ...others } satisfies ClassContext}>
      <Present />
    </InClass>
  );
}

function Present() {
  const { session } = useInClass();
  const link = useStore(session.link, (value) => value);
  const next = useStore(session.control.next, (value) => value);
  const isKnown = useStore(session.control.class, (state) => state !== null);
  if (next !== null) return <Moved to={next} />;
  if (link.kind === 'returned') return <Returned />;
  if (isOver(link) || link.kind === 'taken')
    return (
      <Suspense fallback={<Opening />}>
        {isOver(link) ? <EndPage why={link.kind} /> : <TakenPage />}
      </Suspense>
    );
  return isKnown ? <ClassRoom /> : <Opening />;
}

/** The lesson was made anew: the page follows by itself, with what was on. */
function Moved({ to }: { to: string }) {
  const { session, move } = useInClass();
  useEffect(() => move(to, session.carried), [to, session, move]);
  return <Opening />;
}

/** Sent back to the door: the page that was there before takes over, and waits. */
function Returned() {
  const { onLeave } = useInClass();
  useEffect(onLeave, [onLeave]);
  return <Opening />;
}
