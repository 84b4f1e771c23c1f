import { useSyncExternalStore } from 'react';

let lost = false;
const listeners = new Set<() => void>();

/** Tells whether the session ended while its pages are still on the screen. */
export function setSessionLost(value: boolean): void {
  lost = value;
  for (const listener of listeners) listener();
}

export const useSessionLost = (): boolean => useSyncExternalStore(subscribe, () => lost);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
