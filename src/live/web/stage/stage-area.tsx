import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useIsHost } from '../page/context.ts';
import { Focus } from './focus.tsx';
import { Gallery } from './gallery.tsx';
import { AloneHint } from './alone-hint.tsx';
import styles from './stage.module.css';
import { useStage } from './use-stage.ts';

/** The middle of the page; banners come above the pictures and never over a face. */
export function StageArea({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const stage = useStage();
  const isHost = useIsHost();
  const isAlone = stage.kind === 'gallery' && stage.tiles.length === 1;
  return (
    <main className={styles.stage} aria-label={t`Classe`}>
      {children}
      {isAlone && isHost ? <AloneHint /> : null}
      {stage.kind === 'gallery' ? <Gallery tiles={stage.tiles} /> : <Focus stage={stage} />}
    </main>
  );
}
