import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import styles from './stage.module.css';
import { cx } from '../../../platform/web/looks/index.ts';
import { useClass } from '../page/context.ts';
import type { Main, Stage } from './layout.ts';
import { fetchClassPiece } from '../piece.ts';
import { Nobody } from './nobody.tsx';
import { Tile } from './tile.tsx';

const ScreenShare = lazy(() => fetchClassPiece(() => import('../later/stage/screen-share.tsx')));

/** One large thing, people beside it, and oneself in a corner when one is not among them. */
export function Focus({ stage }: { stage: Extract<Stage, { kind: 'focus' }> }) {
  const { t } = useLingui();
  const me = useClass((state) => state.me.seatId);
  return (
    <div className={cx(styles.focus, stage.strip.length > 0 && styles.withStrip)}>
      <div className={styles.main}>
        <MainPlace main={stage.main} />
        {stage.selfInCorner ? (
          <div className={styles.corner}>
            <Tile seatId={me} size="corner" />
          </div>
        ) : null}
      </div>
      {stage.strip.length > 0 ? (
        // What scrolls can be reached by the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={styles.strip} tabIndex={0} role="group" aria-label={t`Autres personnes`}>
          {stage.strip.map((seatId) => (
            <div key={seatId} className={styles.cell}>
              <Tile seatId={seatId} size="strip" />
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function MainPlace({ main }: { main: Main }) {
  if (main.kind === 'screen')
    return (
      <Suspense>
        <ScreenShare seatId={main.seatId} />
      </Suspense>
    );
  if (main.kind === 'person') return <Tile seatId={main.seatId} size="large" />;
  return <Nobody why={main.why} />;
}
