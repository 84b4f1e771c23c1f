import { useEffect } from 'react';
import { fetchClassPiece } from '../piece.ts';
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
      void fetchClassPiece(() => import('../later/dialogs/dialogs.tsx'));
      void fetchClassPiece(() => import('../later/menus/floating-menu.tsx'));
      void fetchClassPiece(() => import('../later/menus/more-menu.tsx'));
      void fetchClassPiece(() => import('../later/asked/asked.tsx'));
      void fetchClassPiece(() => import('../later/people/people-panel.tsx'));
      void fetchClassPiece(() => import('../later/stage/screen-share.tsx'));
      void fetchClassPiece(() => import('../later/told/trouble.tsx'));
      void fetchClassPiece(() => import('../later/breakouts/breakout-banner.tsx'));
      void fetchClassPiece(() => import('../later/dialogs/end-page.tsx'));
      void fetchClassPiece(() => import('../later/dialogs/taken-page.tsx'));
    }, 3_000);
    return () => clearTimeout(timer);
  }, [isConnected]);
}
