import { useEffect } from 'react';

/** Names the lesson in the browser's tab while the class is open. */
export function useTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · Préau`;
    return () => {
      document.title = before;
    };
  }, [title]);
}
