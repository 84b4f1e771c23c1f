import { useLingui } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense } from 'react';
import { useIsHost } from '../page/context.ts';
import { fetchClassPiece } from '../piece.ts';
import { Focus } from './focus.tsx';
import { Gallery } from './gallery.tsx';
import styles from './stage.module.css';
import { useStage } from './use-stage.ts';

const AloneHint = lazy(() => fetchClassPiece(() => import('../later/leading/alone-hint.tsx')));

/** The middle of the page; banners come above the pictures and never over a face. */
export function StageArea({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const stage = useStage();
  const isHost = useIsHost();
  const isAlone = stage.kind === 'gallery' && stage.tiles.length === 1;
  return (
    <main className={styles.stage} aria-label={t`Classe`}>
      {children}
      {isAlone && isHost ? (
        <Suspense>
          <AloneHint />
        </Suspense>
      ) : null}
      {stage.kind === 'gallery' ? <Gallery tiles={stage.tiles} /> : <Focus stage={stage} />}
    </main>
  );
}
