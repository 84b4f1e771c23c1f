import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { buttonLook, cx, fieldParts } from '../../../../platform/web/looks/index.ts';
import type { BreakoutSet } from '../../../contract/breakout-routes.ts';
import { useClass, useIsOfStaff, useSession } from '../../page/context.ts';
import { useAction } from '../../people/use-action.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { chooseBreakout } from './api.ts';
import styles from './breakouts.module.css';

/** So many are seen at a glance, each with its button; more are a list. */
const MOST_BUTTONS = 6;

type Props = Pick<BreakoutSet, 'choices'> & {
  label: string;
  /** The banner has asked already: the label is for who does not see it. */
  isAsked?: boolean;
};

/** Where somebody may go by their own choice; nothing where those who lead say it. */
export function Choice({ choices, label, isAsked = false }: Props) {
  const { t } = useLingui();
  const rooms = useRooms(choices);
  const { seatId } = useSession();
  const { problem, pending, run } = useAction();
  if (rooms.length === 0) return null;
  if (rooms.every(({ isFull }) => isFull))
    return <p role="status">{t`Tous les ateliers sont complets.`}</p>;
  const go = (breakoutId: string) =>
    void run('choose', () => chooseBreakout({ params: { seatId }, body: { breakoutId } }));
  const Way = rooms.length > MOST_BUTTONS ? List : Buttons;
  return (
    <>
      <Way rooms={rooms} label={label} isAsked={isAsked} isBusy={pending !== null} onGo={go} />
      <ActionProblem error={problem} />
    </>
  );
}

type Room = { breakoutId: string; text: string; isFull: boolean };
type WayProps = {
  rooms: readonly Room[];
  label: string;
  isAsked: boolean;
  isBusy: boolean;
  onGo: (breakoutId: string) => void;
};

/** The breakouts in words: who is there already, or how many more may come. */
function useRooms(choices: BreakoutSet['choices']): Room[] {
  const { t } = useLingui();
  const limit = useClass(({ breakouts }) => breakouts?.limit ?? null);
  const isOfStaff = useIsOfStaff();
  const textOf = (number: number, size: number, left: number | null) => {
    if (left === 0) return t`Atelier ${number}, complet`;
    if (left !== null)
      return t`Atelier ${number}, ${plural(left, { one: 'encore # place', other: 'encore # places' })}`;
    if (size === 0) return t`Atelier ${number}, personne encore`;
    return isOfStaff
      ? t`Atelier ${number}, ${plural(size, { one: '# personne', other: '# personnes' })}`
      : t`Atelier ${number}, ${plural(size, { one: '# élève', other: '# élèves' })}`;
  };
  return choices.map(({ breakoutId, number, size }) => {
    const left = limit === null ? null : Math.max(0, limit - size);
    return { breakoutId, text: textOf(number, size, left), isFull: left === 0 };
  });
}

function Buttons({ rooms, label, isAsked, isBusy, onGo }: WayProps) {
  const id = useId();
  return (
    <div className={styles.choice} role="group" aria-labelledby={id}>
      <span id={id} className={cx(isAsked && 'visuallyHidden')}>
        {label}
      </span>
      {rooms.map(({ breakoutId, text, isFull }) => (
        <button
          key={breakoutId}
          type="button"
          className={buttonLook({ look: 'ghost', size: 'small' })}
          disabled={isFull}
          aria-disabled={isBusy}
          aria-busy={isBusy}
          onClick={() => onGo(breakoutId)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

function List({ rooms, label, isBusy, onGo }: WayProps) {
  const { t } = useLingui();
  const field = useId();
  const [chosen, setChosen] = useState('');
  const open = rooms.filter(({ isFull }) => !isFull);
  // One that has closed or filled up meanwhile is no choice any more.
  const value = (open.find(({ breakoutId }) => breakoutId === chosen) ?? open[0])?.breakoutId ?? '';
  return (
    <div className={styles.choice}>
      <label htmlFor={field}>{label}</label>
      <select
        id={field}
        className={fieldParts.input}
        value={value}
        onChange={({ target }) => setChosen(target.value)}
      >
        {rooms.map(({ breakoutId, text, isFull }) => (
          <option key={breakoutId} value={breakoutId} disabled={isFull}>
            {text}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={buttonLook({ size: 'small' })}
        aria-disabled={isBusy}
        aria-busy={isBusy}
        onClick={() => onGo(value)}
      >
        {t`Y aller`}
      </button>
    </div>
  );
}
