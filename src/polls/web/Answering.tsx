import { Trans, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { buttonLook, cx, fieldParts } from '../../platform/web/looks/index.ts';
import { type PollsProps, useAction } from '../../live/web/index.ts';
import { ActionProblem } from '../../live/web/later/index.ts';
import { type Answer, longestAnswer } from '../contract/kinds.ts';
import type { Poll } from '../contract/routes.ts';
import { answerPoll } from './api.ts';
import { usePollWords } from './choice-words.ts';
import styles from './polls.module.css';

type Props = PollsProps & { poll: Poll; onAnswered: () => void };
type Send = (given: Answer) => void;

/** Where one answers: one press where one chooses one thing; what an anonymous poll has taken stays. */
export function Answering({ poll, onAnswered, me, ...rest }: Props) {
  const { t } = useLingui();
  const { pending, problem, run } = useAction();
  const send: Send = ({ choices, text }) => {
    const to = { params: { seatId: me.seatId, pollId: poll.pollId } };
    void run('answer', () => answerPoll({ ...to, body: { choices: [...choices], text } })).then(
      onAnswered,
    );
  };
  const isDone = poll.mine !== null;
  const parts = { poll, send, isBusy: pending !== null, address: rest.address };
  return (
    <>
      {poll.anonymous && isDone ? null : poll.kind === 'open' ? (
        <Writing {...parts} />
      ) : poll.kind === 'several' ? (
        <Several {...parts} />
      ) : (
        <One {...parts} />
      )}
      <p role="status" className={styles.done}>
        {isDone ? (
          <>
            <Check size={20} aria-hidden />
            {poll.anonymous
              ? rest.address(t`Ta réponse est comptée.`, t`Votre réponse est comptée.`)
              : rest.address(t`Ta réponse est enregistrée.`, t`Votre réponse est enregistrée.`)}
          </>
        ) : null}
      </p>
      <ActionProblem error={problem} />
    </>
  );
}

type Parts = { poll: Poll; send: Send; isBusy: boolean; address: PollsProps['address'] };

/** One of the choices, by one press. */
function One({ poll, send, isBusy }: Parts) {
  const words = usePollWords();
  return (
    <div className={styles.choices} role="group" aria-label={words.question(poll)}>
      {words.choices(poll).map((word, choice) => {
        const isMine = poll.mine?.choices?.includes(choice) === true;
        return (
          <button
            key={word}
            type="button"
            className={styles.choice}
            aria-pressed={poll.anonymous ? undefined : isMine}
            aria-disabled={isBusy}
            dir="auto"
            onClick={() => send({ choices: [choice], text: null })}
          >
            {isMine ? <Check size={20} aria-hidden /> : null}
            {word}
          </button>
        );
      })}
    </div>
  );
}

/** Several of the choices, then sent. */
function Several({ poll, send, isBusy }: Parts) {
  const { t } = useLingui();
  const words = usePollWords();
  const [chosen, setChosen] = useState<readonly number[]>(poll.mine?.choices ?? []);
  const turn = (choice: number) =>
    setChosen((now) =>
      now.includes(choice) ? now.filter((one) => one !== choice) : [...now, choice].sort(),
    );
  return (
    <>
      <div className={styles.choices} role="group" aria-label={words.question(poll)}>
        {words.choices(poll).map((word, choice) => (
          <button
            key={word}
            type="button"
            className={styles.choice}
            aria-pressed={chosen.includes(choice)}
            dir="auto"
            onClick={() => turn(choice)}
          >
            {chosen.includes(choice) ? <Check size={20} aria-hidden /> : null}
            {word}
          </button>
        ))}
      </div>
      <button
        type="button"
        className={cx(buttonLook(), styles.end)}
        aria-disabled={isBusy || chosen.length === 0}
        onClick={() => chosen.length > 0 && send({ choices: chosen, text: null })}
      >
        {poll.mine ? t`Changer ma réponse` : t`Envoyer ma réponse`}
      </button>
    </>
  );
}

/** In one’s own words. */
function Writing({ poll, send, isBusy, address }: Parts) {
  const { t } = useLingui();
  const field = useId();
  const [text, setText] = useState(poll.mine?.text ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '' && !isBusy) send({ choices: [], text });
  };
  return (
    <form className={styles.writing} onSubmit={submit}>
      <label htmlFor={field}>
        {address(t`Ta réponse`, t`Votre réponse`)}
        {poll.anonymous ? (
          <span className={fieldParts.hint}>
            {' '}
            <Trans>(n’y mettre aucun nom)</Trans>
          </span>
        ) : null}
      </label>
      <textarea
        id={field}
        className={fieldParts.input}
        rows={2}
        maxLength={longestAnswer}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button
        type="submit"
        className={cx(buttonLook(), styles.end)}
        aria-disabled={isBusy || text.trim() === ''}
      >
        {poll.mine ? t`Changer ma réponse` : t`Envoyer ma réponse`}
      </button>
    </form>
  );
}
