import { Problem } from '../../../platform/contract/problems.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const marks: readonly [Encoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** In UTF-16, every second byte of Latin letters is zero: which half tells the order. */
function guessUtf16(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 1000);
  let [even, odd] = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) at % 2 === 0 ? even++ : odd++;
  const many = sample.length / 4;
  if (odd > many && even < many / 4) return 'utf-16le';
  if (even > many && odd < many / 4) return 'utf-16be';
  return null;
}

/** The encoding of a text without a declaration: its mark, or what its bytes can be. Windows-1252 takes the rest. */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  return marked?.[0] ?? guessUtf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

/**
 * Reads a text whose encoding nobody says; composed (NFC), without its byte order mark.
 * @throws {Problem} `import.not_text` when it holds a NUL: no text does
 */
export function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder(guessEncoding(bytes)).decode(bytes);
  if (text.includes('\0')) throw new Problem('import.not_text');
  return text.normalize('NFC');
}
