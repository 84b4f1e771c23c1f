import { type ReactNode, useState } from 'react';
import { sayProblem } from '../../platform/web/index.ts';
import { buttonLook } from '../../platform/web/looks/index.ts';
import styles from './chat.module.css';

/** Does what cannot be undone: asked once more, where it stands. */
export function AskFirst({
  label,
  question,
  yes,
  no,
  onYes,
  children,
}: {
  /** The name of a button that only shows an icon. */
  label?: string;
  question: string;
  yes: string;
  no: string;
  onYes: () => Promise<unknown>;
  children: ReactNode;
}) {
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const go = () => {
    setError(null);
    onYes().then(() => setAsking(false), setError);
  };
  if (!isAsking)
    return (
      <button
        type="button"
        className={label ? styles.tool : buttonLook({ look: 'plain', size: 'small' })}
        aria-label={label}
        title={label}
        onClick={() => setAsking(true)}
      >
        {children}
      </button>
    );
  return (
    <div className={styles.ask} role="group" aria-label={question}>
      <p>{question}</p>
      <div className={styles.answers}>
        <button
          type="button"
          ref={(button) => button?.focus()}
          className={buttonLook({ look: 'danger', size: 'small' })}
          onClick={go}
        >
          {yes}
        </button>
        <button
          type="button"
          className={buttonLook({ look: 'ghost', size: 'small' })}
          onClick={() => setAsking(false)}
        >
          {no}
        </button>
      </div>
      <div role="alert">{error === null ? null : <p>{sayProblem(error).title}</p>}</div>
    </div>
  );
}
