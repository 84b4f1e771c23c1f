import { lazy, Suspense } from 'react';
import { useClass, useSession } from '../page/context.ts';
import { fetchClassPiece } from '../piece.ts';
import { useStore } from '../session/use-store.ts';
import styles from './trouble.module.css';

const Trouble = lazy(() => fetchClassPiece(() => import('../later/told/trouble.tsx')));

/** The place where it is said why a device did not open. */
export function TroubleNotice() {
  const { microphone, camera, screen } = useSession().own;
  const troubles = {
    microphone: useStore(microphone.state, (state) => state.trouble),
    camera: useStore(camera.state, (state) => state.trouble),
    screen: useStore(screen.state, (state) => state.trouble),
  };
  const source = (['microphone', 'camera', 'screen'] as const).find(
    (one) => troubles[one] !== null,
  );
  const isCalm = useClass(({ calm }) => calm);
  // « Calme » has words of its own.
  const trouble = source && !(isCalm && troubles[source] === 'forbidden') && troubles[source];
  return (
    <div className={styles.place} role="status">
      {source && trouble ? (
        <Suspense>
          <Trouble
            source={source}
            trouble={trouble}
            onClose={() => ({ microphone, camera, screen })[source].clearTrouble()}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
