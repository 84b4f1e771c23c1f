import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFields, writeBytes, writeText, writeTrue } from './wire-format.ts';

describe('fields of a message', () => {
  test('are read as they were written, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.uint8Array({ maxLength: 300 }))),
        (fields) => {
          const message = Buffer.concat(fields.map(([number, bytes]) => writeBytes(number, bytes)));
          expect(
            readFields(message)?.map(({ number, bytes }) => [number, [...(bytes ?? [])]]),
          ).toEqual(fields.map(([number, bytes]) => [number, [...bytes]]));
        },
      ),
    );
  });

  test('of each sort are passed over: numbers, of four and of eight bytes', () => {
    const eight = [0x09, 1, 2, 3, 4, 5, 6, 7, 8];
    const four = [0x15, 1, 2, 3, 4];
    const number = [0x18, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
    const message = Buffer.concat([
      Uint8Array.from([...eight, ...four, ...number]),
      writeTrue(4),
      writeText(5, 'é'),
    ]);
    expect(readFields(message)?.map((field) => field.number)).toEqual([1, 2, 3, 4, 5]);
  });

  test('are none in what is no message, whatever it holds', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void readFields(bytes)));
    expect(readFields(new Uint8Array())).toEqual([]);
    for (const broken of [[0x0a, 5, 1], [0x80], [0x0b, 1], [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]])
      expect(readFields(Uint8Array.from(broken))).toBeNull();
  });
});
