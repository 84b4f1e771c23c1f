import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { ClassSeat } from '../../contract/routes.ts';
import { fetchChat } from '../piece.ts';
import type { ClassState } from '../session/class-state.ts';
import type { Breakout } from '../session/place.ts';
import type { ClassFollower } from '../session/control-line.ts';
import { useStore } from '../session/use-store.ts';
import { useAddress, useClass, useInClass, useIsOfStaff, usePlaceOf, useUi } from './context.ts';
import { closePanel } from './ui-state.ts';

/** What the messages of a class are told of it. */
export type ChatProps = {
  me: ClassState['me'];
  calm: boolean;
  seats: ReadonlyMap<string, ClassSeat>;
  timeZone: string;
  isOfStaff: boolean;
  /** The breakout where one is; nothing in the main room. */
  breakout: Breakout | undefined;
  /** Chooses between the two ways of speaking to a person. */
  address: (tu: string, vous: string) => string;
  follow: (follower: ClassFollower) => () => void;
  isOpen: boolean;
  onUnread: (count: number) => void;
  onClose: () => void;
};

const Chat = lazy(fetchChat);

/** The first picture does not wait for messages, nor share its line with them. */
const PATIENCE_MS = 1_500;

/** The messages of the class: counted while they are closed, beside the stage when they are open. */
export function ChatSlot() {
  const { session, ui } = useInClass();
  const isOpen = useUi(({ panel }) => panel === 'messages');
  const me = useClass((state) => state.me);
  const calm = useClass((state) => state.calm);
  const seats = useClass((state) => state.seats);
  const timeZone = useClass(({ meeting }) => meeting.timeZone);
  const isOfStaff = useIsOfStaff();
  const breakout = usePlaceOf(me.seatId);
  const address = useAddress();
  const isWanted = useSettledLine() || isOpen;
  const follow = useCallback((one: ClassFollower) => session.control.tell(one), [session]);
  const onUnread = useCallback(
    (unread: number) => ui.update((state) => ({ ...state, unread })),
    [ui],
  );
  const onClose = useCallback(() => closePanel(ui), [ui]);
  if (!isWanted) return null;
  return (
    <Suspense>
      <Chat
        {...{ me, calm, seats, timeZone, isOfStaff, breakout, address }}
        {...{ follow, isOpen, onUnread, onClose }}
      />
    </Suspense>
  );
}

/** Whether the class has been there for a moment; it stays so. */
export function useSettledLine(): boolean {
  const { session } = useInClass();
  const isConnected = useStore(session.link, ({ kind }) => kind === 'connected');
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    if (!isConnected || isSettled) return;
    const timer = setTimeout(() => setSettled(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isConnected, isSettled]);
  return isSettled;
}
