import { Plural, useLingui } from '@lingui/react/macro';
import { cx } from '../../../../platform/web/looks/index.ts';
import { useIsOfStaff } from '../../page/context.ts';
import styles from './breakouts.module.css';
import { useDrop } from './drag.ts';

/** How many will be where; somebody who is dragged there goes there. */
export function PlannedRooms({
  left,
  breakouts,
  onPlace,
}: {
  /** How many stay in the main room. */
  left: number;
  breakouts: readonly (readonly string[])[];
  onPlace: (seatId: string, number: number) => void;
}) {
  const { t } = useLingui();
  return (
    <ul className={styles.rooms} aria-label={t`Nombre de personnes par salle`}>
      <Room name={t`Salle principale`} count={left} onSeat={(seatId) => onPlace(seatId, 0)} />
      {breakouts.map((seatIds, index) => {
        const number = index + 1;
        return (
          <Room
            key={number}
            name={t`Atelier ${number}`}
            count={seatIds.length}
            onSeat={(seatId) => onPlace(seatId, number)}
          />
        );
      })}
    </ul>
  );
}

function Room({
  name,
  count,
  onSeat,
}: {
  name: string;
  count: number;
  onSeat: (seatId: string) => void;
}) {
  const { isOver, handlers } = useDrop(onSeat);
  const isOfStaff = useIsOfStaff();
  return (
    <li className={cx(isOver && styles.over)} {...handlers}>
      <span>{name}</span> ·{' '}
      <b>
        {isOfStaff ? (
          <Plural value={count} one="# personne" other="# personnes" />
        ) : (
          <Plural value={count} one="# élève" other="# élèves" />
        )}
      </b>
    </li>
  );
}
