import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { buttonLook, fieldParts } from '../../../../platform/web/looks/index.ts';
import type { BreakoutSet } from '../../../contract/breakout-routes.ts';
import { useSession } from '../../page/context.ts';
import { useAction } from '../../people/use-action.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { chooseBreakout } from './api.ts';
import styles from './breakouts.module.css';

/** Where somebody may go by their own choice; nothing where those who lead say it. */
export function Choice({ choices, label }: Pick<BreakoutSet, 'choices'> & { label: string }) {
  const { t } = useLingui();
  const { seatId } = useSession();
  const field = useId();
  const { problem, pending, run } = useAction();
  const [chosen, setChosen] = useState('');
  const [first] = choices;
  if (!first) return null;
  // One that has closed meanwhile is no choice any more.
  const { breakoutId } = choices.find((one) => one.breakoutId === chosen) ?? first;
  return (
    <div className={styles.choice}>
      <label htmlFor={field}>{label}</label>
      <select
        id={field}
        className={fieldParts.input}
        value={breakoutId}
        onChange={({ target }) => setChosen(target.value)}
      >
        {choices.map(({ breakoutId: value, number, size }) => (
          <option key={value} value={value}>
            {t`Atelier ${number} (${size})`}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={buttonLook({ size: 'small' })}
        aria-disabled={pending !== null}
        aria-busy={pending !== null}
        onClick={() =>
          void run('choose', () => chooseBreakout({ params: { seatId }, body: { breakoutId } }))
        }
      >
        {t`Y aller`}
      </button>
      <ActionProblem error={problem} />
    </div>
  );
}
