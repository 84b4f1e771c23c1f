import { expect, test } from 'vitest';
import { groupLabel } from './group-label.ts';

test('a class keeps its letter on the line of its level', () => {
  expect(groupLabel('5e A')).toBe('5e\u00a0A');
  expect(groupLabel('Tle 12')).toBe('Tle\u00a012');
  expect(groupLabel('6e Les Cèdres B')).toBe('6e Les Cèdres\u00a0B');
});

test('a long name breaks where there is no room', () => {
  expect(groupLabel('Canaris qui attendent')).toBe('Canaris qui attendent');
  expect(groupLabel('6eB')).toBe('6eB');
});
