import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { buttonLook, fieldParts } from '../../platform/web/looks/index.ts';
import type { QuestionSet } from '../contract/question-routes.ts';
import type { Poll } from '../contract/routes.ts';
import { readSets } from './api.ts';
import { usePollWords } from './choice-words.ts';
import styles from './polls.module.css';

/** The questions that who leads has prepared: one list at a time, and what was asked of it in this lesson. */
export function Prepared({
  seatId,
  polls,
  isBusy,
  onAsk,
}: {
  seatId: string;
  polls: readonly Poll[];
  isBusy: boolean;
  onAsk: (of: { setId: string; place: number }) => void;
}) {
  const { t } = useLingui();
  const words = usePollWords();
  const sets = useSets(seatId);
  const asked = new Set(polls.flatMap(({ from }) => (from ? [`${from.setId} ${from.place}`] : [])));
  const last = polls.find(({ from }) => from !== null)?.from?.setId;
  const [chosen, setChosen] = useState<string | null>(null);
  const set = sets?.find(({ setId }) => setId === (chosen ?? last)) ?? sets?.[0];
  if (!set) return null;
  return (
    <section className={styles.form} aria-label={t`Questions préparées`}>
      <h3>
        <Trans>Préparées</Trans>
      </h3>
      <select
        className={fieldParts.input}
        aria-label={t`Liste de questions`}
        value={set.setId}
        onChange={({ target }) => setChosen(target.value)}
      >
        {sets?.map(({ setId, title }) => (
          <option key={setId} value={setId}>
            {title}
          </option>
        ))}
      </select>
      <ol className={styles.prepared}>
        {set.questions.map((question, place) => {
          const number = place + 1;
          const isAsked = asked.has(`${set.setId} ${place}`);
          return (
            <li key={place}>
              <span className={styles.written} dir="auto">
                {words.question(question)}
                {isAsked ? <span className={styles.secrecy}> {t`(posée)`}</span> : null}
              </span>
              <button
                type="button"
                className={buttonLook({ look: isAsked ? 'ghost' : 'quiet', size: 'small' })}
                aria-label={
                  isAsked ? t`Reposer la question ${number}` : t`Poser la question ${number}`
                }
                aria-disabled={isBusy}
                onClick={() => onAsk({ setId: set.setId, place })}
              >
                {isAsked ? t`Reposer` : t`Poser`}
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Read when the panel opens; a class goes on without them. */
function useSets(seatId: string): readonly QuestionSet[] | null {
  const [sets, setSets] = useState<readonly QuestionSet[] | null>(null);
  useEffect(() => {
    let isOver = false;
    readSets({ params: { seatId } }).then(
      (answer) => isOver || setSets(answer.sets),
      () => isOver || setSets([]),
    );
    return () => {
      isOver = true;
    };
  }, [seatId]);
  return sets;
}
