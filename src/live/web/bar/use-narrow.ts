import { useSyncExternalStore } from 'react';

// The same widths as `.roomy` in bar.module.css.
const query = matchMedia('(max-width: 640px), (max-height: 480px) and (min-width: 560px)');

function follow(changed: () => void): () => void {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether the bar has only five places. */
export const useNarrow = (): boolean => useSyncExternalStore(follow, () => query.matches);
