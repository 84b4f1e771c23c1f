import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { inOneText } from '../contract/in-one-text.ts';
import type { RegisterActivity } from '../contract/register.ts';
import styles from './privacy.module.css';

/** What is kept for one purpose: a table where there is room, a list of cards elsewhere. */
export function ActivityTable({ activity: { purpose, data } }: { activity: RegisterActivity }) {
  const { t } = useLingui();
  const id = useId();
  const nobody = t({ message: 'Personne', context: 'nobody reads it' });
  const heads = [
    t`Données`,
    t`Personnes`,
    t`Source`,
    t`Destinataires`,
    t`Conservation`,
    t`Base légale`,
  ] as const;
  return (
    <>
      <h2 id={id} className={styles.purpose}>
        {purpose}
      </h2>
      <div className={styles.wide}>
        <table className={styles.table} aria-labelledby={id}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.what}
                  <span className={styles.category}>{row.category}</span>
                </th>
                <td data-head={heads[1]}>{inOneText(row.subjects)}</td>
                <td data-head={heads[2]}>{row.source}</td>
                <td data-head={heads[3]}>{inOneText(row.recipients) || nobody}</td>
                <td data-head={heads[4]}>{row.retention}</td>
                <td data-head={heads[5]}>{row.basis}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
