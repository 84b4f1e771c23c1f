import { expect, test } from 'vitest';
import { TONES, toneOf } from './tone.ts';

test('a tone is stable and within the palette', () => {
  const id = '0192f3c4-7d1e-7a53-9c1e-2f1f8a3b4c5d';
  expect(toneOf(id)).toBe(toneOf(id));
  expect(toneOf(id)).toBeLessThan(TONES);
});
