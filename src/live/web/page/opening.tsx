import { Trans } from '@lingui/react/macro';
import { spinnerLook } from '../../../platform/web/looks/index.ts';
import styles from './whole.module.css';

/** While the class is being reached. */
export function Opening() {
  return (
    <main className={styles.whole} aria-busy="true">
      <div className={styles.words} role="status">
        <span className={spinnerLook} aria-hidden />
        <h1>
          <Trans>On ouvre la classe…</Trans>
        </h1>
      </div>
    </main>
  );
}
