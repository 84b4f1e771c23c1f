import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../../platform/web/ui/index.ts';
import type { ImportView } from '../../contract/imports/routes.ts';
import { Standing } from './ChoicesOfAll.tsx';
import styles from './imports.module.css';
import { conflictWords, reasonWords } from './words.ts';

/** What was left out of the file (columns by names, lines by numbers), and what was chosen. */
export function ImportReport({ view }: { view: ImportView }) {
  const { i18n } = useLingui();
  const { surplus, faults, refused, chosen, state } = view;
  return (
    <>
      <Card>
        <h2>
          <Trans>Colonnes écartées</Trans>
        </h2>
        <p className={styles.soft}>
          {surplus.length === 0 ? (
            <Trans>Aucune&nbsp;: tout ce que le fichier contient est utile.</Trans>
          ) : (
            <Trans>Leur contenu n’a pas été lu et n’est gardé nulle part.</Trans>
          )}
        </p>
        {surplus.length === 0 ? null : <p>{surplus.join(', ')}</p>}
      </Card>
      {chosen.length === 0 || state === 'ready' ? null : (
        <Card>
          <h2>
            <Trans>Ce qui a été choisi</Trans>
          </h2>
          <dl className={styles.guide}>
            {chosen.map(({ reason, ours, file }) => (
              <div key={reason}>
                <dt>{i18n._(conflictWords[reason].title)}</dt>
                <dd>
                  <Standing ours={ours} file={file} />
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
      {refused === 0 ? null : (
        <section className={styles.section}>
          <h2>
            <Plural value={refused} one="# ligne à revoir" other="# lignes à revoir" />
          </h2>
          <ul className={styles.list}>
            {faults.map(({ line, reason }, index) => (
              // A line may be wrong in several ways.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className={styles.row}>
                <span>{i18n._(reasonWords[reason])}</span>
                <span className={styles.soft}>
                  <Trans>ligne {line}</Trans>
                </span>
              </li>
            ))}
          </ul>
          {refused > faults.length ? (
            <p className={styles.soft}>
              <Trans>Les premières sont montrées ici.</Trans>
            </p>
          ) : null}
        </section>
      )}
    </>
  );
}
