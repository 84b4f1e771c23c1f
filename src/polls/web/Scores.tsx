import { Trans, useLingui } from '@lingui/react/macro';
import { compareNames, listedName } from '../../school/contract/names.ts';
import type { Poll } from '../contract/routes.ts';
import styles from './polls.module.css';
import { scoresOf } from './scores.ts';

/** How each did in the questions that have a right answer, for who leads. */
export function Scores({
  polls,
  heading: Heading = 'h3',
}: {
  polls: readonly Poll[];
  heading?: 'h2' | 'h3';
}) {
  const { t } = useLingui();
  const { rows, of } = scoresOf(polls);
  if (of === 0 || rows.length === 0) return null;
  return (
    <section className={styles.past} aria-label={t`Scores du quiz`}>
      <Heading>
        <Trans>Quiz&nbsp;: scores</Trans>
      </Heading>
      <table className={styles.votes}>
        <thead>
          <tr>
            <th scope="col">{t`Nom`}</th>
            <th scope="col">{t`Bonnes réponses`}</th>
          </tr>
        </thead>
        <tbody>
          {[...rows]
            .sort((a, b) => compareNames(a.name, b.name))
            .map(({ seatId, name, right }) => (
              <tr key={seatId}>
                <th scope="row">{listedName(name)}</th>
                <td>{t`${right}\u00a0sur\u00a0${of}`}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
