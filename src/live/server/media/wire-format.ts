/** Protobuf's wire format, as far as the gate reads and writes frames itself. */

/** A field as it lies in a message; `bytes` of a text, a message or bytes, `null` of a number. */
export type Field = { number: number; bytes: Uint8Array | null };

const widthOf: Record<number, number> = { 1: 8, 5: 4 };

/** The fields of a message, in order; `null` when it is none. However many there are, a field is read once. */
export function readFields(message: Uint8Array): Field[] | null {
  const found: Field[] = [];
  let at = 0;
  const varint = (): number | null => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = message[at++];
      if (byte === undefined) return null;
      // What lies above 32 bits is a number that we compare with nothing; a length never is.
      if (shift < 35) value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    return null;
  };
  while (at < message.length) {
    const tag = varint();
    if (tag === null) return null;
    const wire = tag % 8;
    const number = (tag - wire) / 8;
    const length = wire === 0 ? 0 : wire === 2 ? varint() : (widthOf[wire] ?? null);
    if (length === null || (wire === 0 && varint() === null)) return null;
    if (at + length > message.length) return null;
    found.push({ number, bytes: wire === 2 ? message.subarray(at, at + length) : null });
    at += length;
  }
  return found;
}

function varintOf(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 0x80; left = Math.floor(left / 0x80)) bytes.push((left % 0x80) | 0x80);
  return [...bytes, left];
}

/** A field that holds a text, a message or bytes. */
export const writeBytes = (number: number, bytes: Uint8Array): Uint8Array =>
  Buffer.concat([Uint8Array.from([...varintOf(number * 8 + 2), ...varintOf(bytes.length)]), bytes]);

export const writeText = (number: number, text: string): Uint8Array =>
  writeBytes(number, Buffer.from(text));

/** A field that is true; one that is false is left out. */
export const writeTrue = (number: number): Uint8Array =>
  Uint8Array.from([...varintOf(number * 8), 1]);
