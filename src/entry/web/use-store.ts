import { useEffect, useState } from 'preact/hooks';
import type { Store } from './store.ts';

/** Draws again whenever a store's value changes. */
export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState(store.value);
  useEffect(() => {
    // It may have changed between the drawing and this effect.
    setValue(() => store.value);
    return store.follow((next) => setValue(() => next));
  }, [store]);
  return value;
}
