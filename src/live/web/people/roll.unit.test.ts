import { expect, it } from 'vitest';
import type { ClassSeat } from '../../contract/routes.ts';
import { inRow, rollOf } from './roll.ts';

const seat = (family: string, role: ClassSeat['role'] = 'pupil'): ClassSeat => ({
  seatId: family,
  role,
  name: { family, given: 'Zoé', title: null },
  connected: true,
  rights: null,
});

it('sets hosts apart, then everybody as a French register does', () => {
  const roll = rollOf(
    ['Zidane', 'Élie', 'de La Fontaine', 'N’Diaye', 'Dubois']
      .map((family) => seat(family))
      .concat(seat('Martin', 'host')),
  );
  expect(inRow(roll).map(({ seatId }) => seatId)).toEqual([
    'Martin',
    'de La Fontaine',
    'Dubois',
    'Élie',
    'N’Diaye',
    'Zidane',
  ]);
});
