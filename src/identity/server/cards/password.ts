import { randomInt } from 'node:crypto';
import { words } from './words.ts';

/** Three digits, none of which is a leading zero. */
const numbers = { from: 100, to: 1000 };

/** How many passwords there are, in bits: with the limits on attempts, out of reach of guessing. */
export const cardPasswordBits = Math.log2(words.length ** 2 * (numbers.to - numbers.from));

const pick = () => words[randomInt(words.length)] ?? '';

/** A password that a young pupil can read and type: `mouton-fusee-472`. */
export const makeCardPassword = (): string =>
  `${pick()}-${pick()}-${randomInt(numbers.from, numbers.to)}`;
