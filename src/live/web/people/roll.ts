import { compareNames } from '../../../school/contract/names.ts';
import type { ClassSeat } from '../../contract/routes.ts';

/** People as the list shows them: hosts apart, then everybody by family name as a French register has it. */
export type Roll = { hosts: readonly ClassSeat[]; others: readonly ClassSeat[] };

export function rollOf(seats: Iterable<ClassSeat>): Roll {
  const sorted = [...seats].sort((a, b) => compareNames(a.name, b.name));
  return {
    hosts: sorted.filter(({ role }) => role === 'host'),
    others: sorted.filter(({ role }) => role !== 'host'),
  };
}

/** The same order in one row, for the stage. */
export const inRow = ({ hosts, others }: Roll): readonly ClassSeat[] => [...hosts, ...others];
