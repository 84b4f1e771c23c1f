import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levelOf } from './level.ts';

const tone = (amplitude: number) =>
  Float32Array.from({ length: 1024 }, (_, at) => amplitude * Math.sin(at / 10));

test('silence is nothing', () => expect(levelOf(new Float32Array(1024))).toBe(0));
test('a voice is seen', () => expect(levelOf(tone(0.1))).toBeGreaterThan(0.5));
test('a whisper is seen less', () => expect(levelOf(tone(0.01))).toBeLessThan(levelOf(tone(0.1))));
test('no sound at all leaves the scale', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: -1, max: 1, noNaN: true })), (samples) => {
      const level = levelOf(Float32Array.from(samples));
      expect(level).toBeGreaterThanOrEqual(0);
      expect(level).toBeLessThanOrEqual(1);
    }),
  );
});
