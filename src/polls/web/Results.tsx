import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { percentOf } from '../contract/kinds.ts';
import type { Poll, PollResults } from '../contract/routes.ts';
import { usePollWords } from './choice-words.ts';
import styles from './polls.module.css';

/** What came out: a bar with its word and its figures for each choice, or what was written. */
export function Results({
  poll,
  results,
  mine = [],
  mineWord,
  renderText,
}: {
  poll: Poll;
  results: PollResults;
  /** The choices of who looks. */
  mine?: readonly number[];
  mineWord?: string;
  /** Draws what can be done about a written answer. */
  renderText?: (answerId: string, text: string) => ReactNode;
}) {
  const { t } = useLingui();
  const words = usePollWords();
  if (poll.kind === 'open')
    return (
      <ul className={styles.texts} aria-label={t`Réponses`}>
        {results.texts.map(({ answerId, text }) => (
          <li key={answerId}>
            <p className={styles.written} dir="auto">
              {text}
            </p>
            {renderText?.(answerId, text)}
          </li>
        ))}
      </ul>
    );
  const choices = words.choices(poll);
  const answered = poll.answered ?? 0;
  const expected = poll.expected ?? [];
  return (
    <ul className={styles.bars} aria-label={t`Résultat`}>
      {results.counts.map((count, choice) => {
        const percent = percentOf(count, answered);
        return (
          <li key={choices[choice]}>
            <span className={styles.barWord} dir="auto">
              {choices[choice]}
              {mine.includes(choice) ? <span className={styles.own}> ({mineWord})</span> : null}
              {expected.includes(choice) ? (
                <span className={styles.right}>
                  <Check size={18} aria-hidden /> {t`attendu`}
                </span>
              ) : null}
            </span>
            <span className={styles.figures}>{t`${count} · ${percent} %`}</span>
            <span className={styles.bar} aria-hidden>
              <span style={{ width: `${percent}%` }} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
