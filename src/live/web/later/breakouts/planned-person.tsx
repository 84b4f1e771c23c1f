import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { fieldParts } from '../../../../platform/web/looks/index.ts';
import { listedName } from '../../../../school/contract/names.ts';
import type { ClassSeat } from '../../../contract/routes.ts';
import { draggedSeat } from './drag.ts';
import type { Plan } from './plan.ts';

/** One person of a plan, and the breakout where they will be. */
export function PlannedPerson({
  seat,
  planned,
  onChoose,
}: {
  seat: ClassSeat;
  planned: Plan;
  onChoose: (number: number) => void;
}) {
  const { t } = useLingui();
  const field = useId();
  return (
    <li {...draggedSeat(seat.seatId)}>
      <label htmlFor={field}>{listedName(seat.name)}</label>
      <select
        id={field}
        className={fieldParts.input}
        value={planned.places.get(seat.seatId) ?? 0}
        onChange={({ target }) => onChoose(Number(target.value))}
      >
        <option value={0}>{t`Salle principale`}</option>
        {Array.from({ length: planned.count }, (_, index) => {
          const number = index + 1;
          return (
            <option key={number} value={number}>
              {t`Atelier ${number}`}
            </option>
          );
        })}
      </select>
    </li>
  );
}
