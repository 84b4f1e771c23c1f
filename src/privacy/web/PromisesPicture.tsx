import { Trans, useLingui } from '@lingui/react/macro';
import type { Progress } from '../contract/promises.ts';
import styles from './privacy.module.css';
import { themeWords } from './theme-words.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** How far the proofs are, by theme: a picture, and the table that says the same. */
export function PromisesPicture({ progress }: { progress: readonly Progress[] }) {
  const { i18n } = useLingui();
  const proven = sum(progress.map((theme) => theme.proven));
  const all = sum(progress.map((theme) => theme.all));
  return (
    <>
      <h2 id="avancement" className={styles.total}>
        <Trans>
          {proven} promesses prouvées sur {all}
        </Trans>
      </h2>
      <div className={styles.picture}>
        <div className={styles.bars} aria-hidden>
          {progress.map((theme) => (
            <div key={theme.theme} className={styles.bar}>
              <span>{i18n._(themeWords[theme.theme])}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                <rect width="100" height="10" rx="2" className={styles.barAll} />
                <rect
                  width={(100 * theme.proven) / Math.max(theme.all, 1)}
                  height="10"
                  rx="2"
                  className={styles.barProven}
                />
              </svg>
            </div>
          ))}
        </div>
        <ProgressTable progress={progress} />
      </div>
    </>
  );
}

function ProgressTable({ progress }: { progress: readonly Progress[] }) {
  const { i18n } = useLingui();
  return (
    <table className={styles.small} aria-labelledby="avancement">
      <thead>
        <tr>
          <th scope="col">
            <Trans>Thème</Trans>
          </th>
          <th scope="col">
            <Trans>Prouvées</Trans>
          </th>
          <th scope="col">
            <Trans>En tout</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {progress.map(({ theme, proven, all }) => (
          <tr key={theme}>
            <th scope="row">{i18n._(themeWords[theme])}</th>
            <td>{proven}</td>
            <td>{all}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
