import { lazy, Suspense, useCallback } from 'react';
import { fetchPolls } from '../piece.ts';
import type { ClassFollower } from '../session/control-line.ts';
import { type ChatProps, useSettledLine } from './chat-slot.tsx';
import { useAddress, useClass, useInClass, useIsOfStaff, useUi } from './context.ts';
import { closePanel } from './ui-state.ts';

/** What the polls of a class are told of it. */
export type PollsProps = Omit<ChatProps, 'calm' | 'breakout' | 'onUnread'>;

const Polls = lazy(fetchPolls);

/** The polls of the class: beside the stage for who leads, above the pictures for the others. */
export function PollsSlot() {
  const { session, ui } = useInClass();
  const isOpen = useUi(({ panel }) => panel === 'polls');
  const me = useClass((state) => state.me);
  const seats = useClass((state) => state.seats);
  const timeZone = useClass(({ meeting }) => meeting.timeZone);
  const isOfStaff = useIsOfStaff();
  const address = useAddress();
  const isWanted = useSettledLine() || isOpen;
  const follow = useCallback((one: ClassFollower) => session.control.tell(one), [session]);
  const onClose = useCallback(() => closePanel(ui), [ui]);
  if (!isWanted) return null;
  return (
    <Suspense>
      <Polls {...{ me, seats, timeZone, isOfStaff, address, follow, isOpen, onClose }} />
    </Suspense>
  );
}
