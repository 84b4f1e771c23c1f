import { useEffect, useState } from 'react';
import type { BreakoutSet } from '../../../contract/breakout-routes.ts';

/** From here on, those in a breakout are told that it ends. */
export const LAST_SECONDS = 60;

/** Seconds before breakouts close by themselves, by the server's clock; `null` when they do not. */
export function useSecondsLeft(set: BreakoutSet | null): number | null {
  const [left, setLeft] = useState<number | null>(() => leftOf(set, 0));
  useEffect(() => {
    const since = performance.now();
    const tick = () => setLeft(leftOf(set, performance.now() - since));
    const first = setTimeout(tick);
    const timer = set?.endsAt ? setInterval(tick, 500) : undefined;
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [set]);
  return set?.endsAt ? left : null;
}

/** @param passed milliseconds since the set was read */
function leftOf(set: BreakoutSet | null, passed: number): number | null {
  if (!set?.endsAt) return null;
  const whole = Date.parse(set.endsAt) - Date.parse(set.now);
  return Math.max(0, Math.ceil((whole - passed) / 1_000));
}

/** As a watch shows it: minutes and seconds. */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
