import { type RefCallback, useCallback, useState } from 'react';
import type { Box } from './grid.ts';

/** The size of an element in CSS pixels, followed; zero until it is known. */
export function useSize(): [RefCallback<HTMLElement>, Box] {
  const [size, setSize] = useState<Box>({ width: 0, height: 0 });
  const follow = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [follow, size];
}
