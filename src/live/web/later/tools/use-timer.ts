import { useEffect, useState } from 'react';
import { elapsedAt, leftAt } from '../../../contract/timer.ts';
import { useClass } from '../../page/context.ts';

/** Often enough that no second is passed over. */
const LOOK_MS = 200;

/** What the class's timer or stopwatch shows now, by the server's clock; `null` when there is none. */
export function useTimer() {
  const timer = useClass((state) => state.timer);
  const ahead = useClass((state) => state.ahead);
  const [now, setNow] = useState(() => Date.now());
  const isRunning = timer !== null && timer.runsSince !== null;
  useEffect(() => {
    if (!isRunning) return;
    const look = setInterval(() => setNow(Date.now()), LOOK_MS);
    return () => clearInterval(look);
  }, [isRunning]);
  if (timer === null) return null;
  const at = now - ahead;
  const left = leftAt(timer, at);
  return { timer, left, shown: left ?? elapsedAt(timer, at), isOver: left === 0, isRunning };
}

export type ShownTimer = NonNullable<ReturnType<typeof useTimer>>;
