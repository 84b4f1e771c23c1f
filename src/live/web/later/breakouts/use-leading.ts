import { useSession } from '../../page/context.ts';
import { useAction } from '../../people/use-action.ts';
import {
  answerBreakout,
  closeBreakouts,
  listenToBreakout,
  placeSeats,
  setBreakoutTimer,
} from './api.ts';

/** What a host does with open breakouts, one thing at a time. */
export function useLeading() {
  const { seatId } = useSession();
  const { problem, pending, run } = useAction();
  const of = { params: { seatId } };
  const place = (seatIds: string[], breakoutId: string | null) =>
    void run('place', () => placeSeats({ ...of, body: { seatIds, breakoutId } }));
  return {
    problem,
    pending,
    place,
    /** Goes there with sound and picture; `null`: back to the main room. */
    goTo: (breakoutId: string | null) => place([seatId], breakoutId),
    /** Goes to its balcony: hears and sees, and is not heard; they are told. */
    listen: (breakoutId: string) =>
      void run('place', () => listenToBreakout({ ...of, body: { breakoutId } })),
    setTimer: (minutes: number | null) =>
      void run('timer', () => setBreakoutTimer({ ...of, body: { minutes } })),
    close: (breakoutId: string | null) =>
      run('close', () => closeBreakouts({ ...of, body: { breakoutId } })),
    answer: (breakoutId: string) =>
      void run('answer', () => answerBreakout({ ...of, body: { breakoutId } })),
  };
}

export type Leading = ReturnType<typeof useLeading>;
