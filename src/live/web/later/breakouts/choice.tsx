import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { buttonLook, fieldParts } from '../../../../platform/web/looks/index.ts';
import type { BreakoutSet } from '../../../contract/breakout-routes.ts';
import { useClass, useSession } from '../../page/context.ts';
import { useAction } from '../../people/use-action.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { chooseBreakout } from './api.ts';
import styles from './breakouts.module.css';

/** Where somebody may go by their own choice; nothing where those who lead say it. */
export function Choice({ choices, label }: Pick<BreakoutSet, 'choices'> & { label: string }) {
  const limit = useClass(({ breakouts }) => breakouts?.limit ?? null);
  const { t } = useLingui();
  const { seatId } = useSession();
  const field = useId();
  const { problem, pending, run } = useAction();
  const [chosen, setChosen] = useState('');
  const isFull = ({ size }: BreakoutSet['choices'][number]) => limit !== null && size >= limit;
  const first = choices.find((one) => !isFull(one));
  if (choices.length === 0) return null;
  if (!first) return <p role="status">{t`Tous les ateliers sont complets.`}</p>;
  // One that has closed or filled up meanwhile is no choice any more.
  const { breakoutId } = choices.find((one) => one.breakoutId === chosen && !isFull(one)) ?? first;
  const textOf = (one: BreakoutSet['choices'][number]) => {
    const { number, size } = one;
    if (isFull(one)) return t`Atelier ${number} (complet)`;
    return limit === null
      ? t`Atelier ${number} (${size})`
      : t`Atelier ${number} (${size} sur ${limit})`;
  };
  return (
    <div className={styles.choice}>
      <label htmlFor={field}>{label}</label>
      <select
        id={field}
        className={fieldParts.input}
        value={breakoutId}
        onChange={({ target }) => setChosen(target.value)}
      >
        {choices.map((one) => (
          <option key={one.breakoutId} value={one.breakoutId} disabled={isFull(one)}>
            {textOf(one)}
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
