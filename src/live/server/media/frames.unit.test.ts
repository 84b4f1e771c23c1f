import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carriesToken, leaveFrame } from './frames.ts';

/** A frame holding one field of a `SignalResponse`. */
const frame = (field: number, content: Uint8Array) => {
  const tag = (field << 3) | 2;
  const head = tag < 0x80 ? [tag] : [(tag & 0x7f) | 0x80, tag >> 7];
  return Uint8Array.of(...head, content.length, ...content);
};

test('frames 16 (refresh_token) and 24 (room_moved) hold a token, no other does', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.uint8Array({ maxLength: 100 }),
      (field, content) => {
        expect(carriesToken(frame(field, content))).toBe(field === 16 || field === 24);
      },
    ),
  );
});

test('an empty frame holds none', () => expect(carriesToken(new Uint8Array())).toBe(false));

test('the farewell is a leave request with a reason', () => {
  expect([...leaveFrame('removed')]).toEqual([...frame(8, Uint8Array.of(0x10, 4))]);
  expect([...leaveFrame('roomDeleted')]).toEqual([...frame(8, Uint8Array.of(0x10, 5))]);
});
