import { useLingui } from '@lingui/react/macro';
import { avatarLook } from '../../../../platform/web/looks/index.ts';
import { calledName, initials, listedName } from '../../../../school/contract/names.ts';
import type { BreakoutSet } from '../../../contract/breakout-routes.ts';
import type { ClassSeat } from '../../../contract/routes.ts';
import { ActionsMenu } from '../leading/actions-menu.tsx';
import type { MenuEntry } from '../../menus/menu-entry.ts';
import { placeOf } from '../../session/place.ts';
import styles from './breakouts.module.css';
import { draggedSeat } from './drag.ts';
import type { Leading } from './use-leading.ts';

/** People of one room, each of whom can be sent to another. */
export function BreakoutPeople({
  people,
  set,
  leading,
}: {
  people: readonly ClassSeat[];
  set: BreakoutSet;
  leading: Leading;
}) {
  return (
    <ul className={styles.people}>
      {people.map((seat) => (
        <li key={seat.seatId} {...(seat.role === 'host' ? {} : draggedSeat(seat.seatId))}>
          <span className={avatarLook(seat.seatId, 'small')} aria-hidden>
            {initials(seat.name)}
          </span>
          <span className={styles.name}>
            {seat.role === 'host' ? calledName(seat.name) : listedName(seat.name)}
          </span>
          {seat.role === 'host' ? null : <MoveMenu seat={seat} set={set} leading={leading} />}
        </li>
      ))}
    </ul>
  );
}

function MoveMenu({
  seat: { seatId, name },
  set,
  leading,
}: {
  seat: ClassSeat;
  set: BreakoutSet;
  leading: Leading;
}) {
  const { t } = useLingui();
  const here = placeOf(set, seatId);
  const entries: MenuEntry[] = set.breakouts
    .filter((one) => one !== here)
    .map(({ breakoutId, number }) => ({
      id: breakoutId,
      text: t`Vers l’atelier ${number}`,
      onAction: () => leading.place([seatId], breakoutId),
    }));
  if (here)
    entries.push({
      id: 'main',
      text: t`Vers la salle principale`,
      onAction: () => leading.place([seatId], null),
    });
  return <ActionsMenu name={listedName(name)} entries={entries} />;
}
