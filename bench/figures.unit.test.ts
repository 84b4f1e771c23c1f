import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figure, percentile } from './figures.ts';

test('the median and the 95th of a hundred are the 50th and the 95th', () => {
  const samples = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(percentile(samples, 0.5)).toBe(50);
  expect(percentile(samples, 0.95)).toBe(95);
});

test('one measure is its own median', () => {
  expect(figure('x.ms', 'ms', [12.345])).toMatchObject({
    value: 12.35,
    n: 1,
    p50: 12.35,
    p95: 12.35,
  });
});

test('nothing measured is no figure', () => {
  expect(() => figure('x.ms', 'ms', [])).toThrow('nothing was measured');
});

test('a percentile is always one of the samples', () => {
  const samples = fc.array(fc.float({ noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(samples, fc.float({ min: 0, max: 1, noNaN: true }), (all, share) => {
      expect(all).toContain(percentile(all, share));
    }),
  );
});
