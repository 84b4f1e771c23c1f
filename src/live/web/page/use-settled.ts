import { useEffect, useState } from 'react';

/** A value once it has stayed the same for a while: what comes and goes at once is not shown. */
export function useSettled<T>(value: T, isUrgent: (value: T) => boolean, waitMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), isUrgent(value) ? 0 : waitMs);
    return () => clearTimeout(timer);
  }, [value, isUrgent, waitMs]);
  return settled;
}
