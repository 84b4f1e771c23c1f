import { type ReactNode, useState } from 'react';
import { sayProblem } from '../index.ts';
import { buttonLook } from '../looks/index.ts';
import styles from './ask-first.module.css';

export type AskFirstProps = {
  /** The name of a button that only shows an icon. */
  label?: string;
  /** How a button of words looks. */
  look?: Parameters<typeof buttonLook>[0];
  question: string;
  yes: string;
  no: string;
  onYes: () => Promise<unknown>;
  children: ReactNode;
};

/** Once, when it comes: whatever is drawn anew later leaves the place of who chooses alone. */
const takeFocus = (button: HTMLButtonElement | null) => button?.focus();

/** Does what cannot be undone: asked once more, where it stands. */
export function AskFirst({
  label,
  look = { look: 'plain', size: 'small' },
  question,
  yes,
  no,
  onYes,
  children,
}: AskFirstProps) {
  const [isAsking, setAsking] = useState(false);
  if (isAsking)
    return <Question {...{ question, yes, no, onYes }} onDone={() => setAsking(false)} />;
  return (
    <button
      type="button"
      className={label ? styles.icon : buttonLook(look)}
      aria-label={label}
      title={label}
      onClick={() => setAsking(true)}
    >
      {children}
    </button>
  );
}

function Question({
  question,
  yes,
  no,
  onYes,
  onDone,
}: Pick<AskFirstProps, 'question' | 'yes' | 'no' | 'onYes'> & { onDone: () => void }) {
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const go = () => {
    if (isPending) return;
    setPending(true);
    setError(null);
    void onYes()
      .then(onDone, setError)
      .finally(() => setPending(false));
  };
  const problem = error === null ? null : sayProblem(error);
  return (
    <div className={styles.ask} role="group" aria-label={question}>
      <p>{question}</p>
      <div className={styles.answers}>
        <button
          type="button"
          ref={takeFocus}
          className={buttonLook({ look: 'danger', size: 'small' })}
          aria-busy={isPending}
          onClick={go}
        >
          {yes}
        </button>
        <button
          type="button"
          className={buttonLook({ look: 'ghost', size: 'small' })}
          onClick={onDone}
        >
          {no}
        </button>
      </div>
      <div role="alert">
        {problem ? (
          <p className={styles.problem}>
            <strong>{problem.title}.</strong> {problem.remedy}
          </p>
        ) : null}
      </div>
    </div>
  );
}
