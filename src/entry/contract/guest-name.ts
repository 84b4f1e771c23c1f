/** Why a name that somebody types cannot stand in a class. */
export type NameFault = 'empty' | 'long' | 'signs' | 'marks' | 'scripts';

/** Longer than any name that a register holds in one field. */
const longest = 40;

/** The scripts in which people write their names; letters of the same shape in others only deceive. */
const scripts = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Georgian',
  'Arabic',
  'Hebrew',
  'Hangul',
  'Thai',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Ethiopic',
].map((script) => new RegExp(`^\\p{Script=${script}}$`, 'u'));
/** Japanese writes one name in three. */
const eastern = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

const scriptOf = (letter: string) =>
  eastern.test(letter) ? -1 : scripts.findIndex((script) => script.test(letter));

/** Letters, their marks, and what joins the parts of a name. Nothing that is invisible or turns the direction. */
const sound = /^[\p{L}\p{M} .’'\-‐·]*$/u;
/** Where accents are letters' own, one more is all that a name can need. */
const stacked = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}{2,}|\p{M}{3,}/u;

/** What somebody typed, as it will be shown: composed, in one line, without spaces around. */
export const tidyName = (text: string): string => text.normalize('NFC').replace(/ +/g, ' ').trim();

/**
 * Can this given name and family name, as typed by a guest, stand in a class? Both are tidied first. Pure.
 * @returns what is wrong, or `null`
 */
export function nameFault(given: string, family: string): NameFault | null {
  const whole = `${given} ${family}`;
  if (given.length > longest || family.length > longest) return 'long';
  if (!sound.test(whole)) return 'signs';
  if (stacked.test(whole)) return 'marks';
  const letters = Array.from(whole).filter((sign) => /\p{L}/u.test(sign));
  if (!/\p{L}/u.test(given) || !/\p{L}/u.test(family)) return 'empty';
  const used = new Set(letters.map(scriptOf));
  const isForeign = letters.some((letter) => scriptOf(letter) === -1 && !eastern.test(letter));
  return used.size > 1 || isForeign ? 'scripts' : null;
}
