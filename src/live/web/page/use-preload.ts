import { useEffect } from 'react';
import { fetchPiece } from '../../../platform/web/index.ts';
import { useStore } from '../session/use-store.ts';
import { useSession } from './context.ts';

/**
 * Fetches menus and dialogs once the class is there and the browser rests: they do not weigh on the first
 * picture, and open at once even while the server is away.
 */
export function usePreload(): void {
  const isConnected = useStore(useSession().link, ({ kind }) => kind === 'connected');
  useEffect(() => {
    if (!isConnected) return;
    const timer = setTimeout(() => {
      void fetchPiece(() => import('../dialogs/dialogs.tsx'));
      void fetchPiece(() => import('../menus/floating-menu.tsx'));
      void fetchPiece(() => import('../asked/asked.tsx'));
    }, 3_000);
    return () => clearTimeout(timer);
  }, [isConnected]);
}
