import { Trans, useLingui } from '@lingui/react/macro';
import { CircleCheck, Clock3 } from 'lucide-react';
import { Chip } from '../../platform/web/ui/index.ts';
import type { Theme } from '../contract/promises.ts';
import type { PromiseView } from '../contract/routes.ts';
import styles from './privacy.module.css';
import { themeWords } from './theme-words.ts';

/** The promises of one theme, each with its state and its proofs. */
export function PromiseList({
  theme,
  promises,
}: {
  theme: Theme;
  promises: readonly PromiseView[];
}) {
  const { i18n } = useLingui();
  return (
    <section className={styles.theme} aria-labelledby={theme}>
      <h2 id={theme}>{i18n._(themeWords[theme])}</h2>
      <ul className={styles.promises}>
        {promises.map((promise) => (
          <PromiseRow key={promise.id} promise={promise} />
        ))}
      </ul>
    </section>
  );
}

function PromiseRow({ promise: { id, text, state, proofs, reason } }: { promise: PromiseView }) {
  return (
    <li className={styles.promise}>
      <span className={styles.id}>{id}</span>
      <div className={styles.said}>
        <p>{text}</p>
        {reason === null ? null : <p className={styles.soft}>{reason}</p>}
        {proofs.length > 0 ? (
          <details className={styles.proofs}>
            <summary>
              <Trans>Essais qui la prouvent ({proofs.length})</Trans>
            </summary>
            <ul>
              {proofs.map(({ file, test }) => (
                <li key={`${file} ${test}`}>
                  <span lang="en">{test}</span>
                  <code>{file}</code>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
      {state === 'proven' ? (
        <Chip icon={<CircleCheck size={16} aria-hidden />}>
          <Trans>Prouvée</Trans>
        </Chip>
      ) : (
        <Chip tone="plain" icon={<Clock3 size={16} aria-hidden />}>
          <Trans>Pas encore</Trans>
        </Chip>
      )}
    </li>
  );
}
