import { useSyncExternalStore } from 'react';
import type { Store } from './store.ts';

/** Draws again when the chosen part of a store changes. The part keeps its identity while it is the same. */
export function useStore<T, P>(store: Store<T>, part: (value: T) => P): P {
  return useSyncExternalStore(store.subscribe, () => part(store.get()));
}
