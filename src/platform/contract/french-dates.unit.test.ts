import { expect, test } from 'vitest';
import { withFirst } from './french-dates.ts';

test.each([
  ['1 septembre 2026', '1er septembre 2026'],
  ['mardi 1 décembre', 'mardi 1er décembre'],
  ['1–7 décembre', '1er–7 décembre'],
  ['30 novembre – 1 décembre', '30 novembre – 1er décembre'],
  ['1 décembre 2026 à 11:01', '1er décembre 2026 à 11:01'],
  ['31 août 2021', '31 août 2021'],
  ['21 juin', '21 juin'],
])('« %s » is written « %s »', (written, right) => {
  expect(withFirst(written)).toBe(right);
});
