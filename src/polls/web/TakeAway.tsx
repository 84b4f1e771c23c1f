import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { buttonLook } from '../../platform/web/looks/index.ts';
import { useAction } from '../../live/web/index.ts';
import { ActionProblem } from '../../live/web/later/index.ts';
import styles from './polls.module.css';

/** Takes something away for good: asked once more, where it stands, since it cannot be undone. */
export function TakeAway({
  label,
  question,
  onTake,
  children,
}: {
  label?: string;
  question: string;
  onTake: () => Promise<unknown>;
  children: ReactNode;
}) {
  const [isAsking, setAsking] = useState(false);
  const { problem, run } = useAction();
  const take = () => void run('take', onTake).then((isDone) => isDone && setAsking(false));
  if (!isAsking)
    return (
      <button
        type="button"
        className={label ? styles.remove : buttonLook({ look: 'plain', size: 'small' })}
        aria-label={label}
        onClick={() => setAsking(true)}
      >
        {children}
      </button>
    );
  return (
    <div className={styles.asking} role="group" aria-label={question}>
      <p>{question}</p>
      <div className={styles.doing}>
        <button
          type="button"
          ref={(button) => button?.focus()}
          className={buttonLook({ look: 'danger', size: 'small' })}
          onClick={take}
        >
          <Trans>Effacer</Trans>
        </button>
        <button
          type="button"
          className={buttonLook({ look: 'ghost', size: 'small' })}
          onClick={() => setAsking(false)}
        >
          <Trans>Garder</Trans>
        </button>
      </div>
      <ActionProblem error={problem} />
    </div>
  );
}
