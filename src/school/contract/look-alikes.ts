import type { PersonName } from './names.ts';

/** Signs that look like Latin letters, each pair as `sign` + `letter`. @source Unicode, UTS 39, confusables */
const alike = [
  // Cyrillic, Greek and Armenian small letters; capitals that look like something else than their small ones.
  'аaвbгrеeзeиuіiїiјjкkмmнhоoпnрpсcѕsтtуyхxԁdԛqԝwүyһhьb',
  'αaβbγyδdεeζzηnιiκkλlμuνvοoπnρpσoςsτtυuχxωw',
  'ВbЕeНhКkМmОoРpСcТtУyХxΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧx',
  'օoոnսuհhցgզqյjլlաw',
  // Cherokee, which has the shapes of Latin capitals.
  'ᎪaᏴbᏟcᎠdᎬeᏀgᎻhᎫjᏦkᏞlᎷmᏢpᏒrᏚsᎢtᏙvᎳwᏃz',
  // Latin letters in other dress.
  'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzɑaɡgıiɩiȷjøołlđdðdħhŧtþpƿpəeɛe',
  // Digits and strokes that stand for letters.
  '0o1l2z3e4a5s6b7t8b9g|l!l$s@a€e',
].join('');
const letters = Array.from(alike);
const letterOf = new Map(
  letters.flatMap((sign, at) => (at % 2 === 0 ? [[sign, letters[at + 1] ?? ''] as const] : [])),
);

/** Letters, and pairs of them, that cannot be told apart at a glance. */
const pairs: readonly (readonly [RegExp, string])[] = [
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/[ij]/g, 'l'],
];

/**
 * What is left of a text once all that the eye passes over is gone: accents, case, invisible signs, foreign
 * letters of the same shape. Two texts that look alike have one skeleton.
 */
export function skeletonOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\p{M}\p{Cf}\p{Cc}]/gu, '');
  const swap = (sign: string) => letterOf.get(sign) ?? sign;
  const lower = Array.from(plain, swap).join('').toLowerCase();
  const latin = Array.from(lower, swap).join('');
  return pairs.reduce((all, [pattern, letter]) => all.replace(pattern, letter), latin);
}

const polite = new Set(
  ['m', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'prof', 'professeur', 'maître', 'maîtresse'].map(
    skeletonOf,
  ),
);

const wordsOf = (text: string) =>
  skeletonOf(text)
    .replace(/[’'ʼ`´]/g, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');

/** Do they differ by one letter more, less, other, or swapped, at the most? */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const [x, y] = [a.slice(from), b.slice(from)];
  return (
    x.slice(1) === y.slice(1) ||
    x.slice(1) === y ||
    x === y.slice(1) ||
    (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2))
  );
}

/** Short names differ by one letter all the time: Léa and Léo are two pupils. */
const slipFrom = 8;

function looksLike(claimed: readonly string[], known: PersonName): boolean {
  const [family, given] = [wordsOf(known.family), wordsOf(known.given)];
  const all = [...family, ...given];
  const joined = (words: readonly string[]) => [...words].sort().join('');
  const [one, other] = [joined(claimed), joined(all)];
  const whole = claimed.join('');
  if (one === other || whole === [...given, ...family].join('')) return true;
  if (whole === [...family, ...given].join('')) return true;
  if (other.length >= slipFrom && isOneSlip(one, other)) return true;
  const hasFamily = family.length > 0 && family.every((word) => claimed.includes(word));
  const rest = claimed.filter((word) => !family.includes(word));
  // "Mme Martin", "S. Martin": the family name, with nothing that says somebody else.
  return hasFamily && rest.every((word) => given.some((own) => own.startsWith(word)));
}

/**
 * Does somebody call themself by a name that can be taken for one of these? Pure.
 * @param name what they typed
 * @param names whom it must not be taken for
 * @returns the first of `names` that it looks like, or `null`
 */
export function resembles(
  name: Pick<PersonName, 'family' | 'given'>,
  names: readonly PersonName[],
): PersonName | null {
  const typed = wordsOf(`${name.given} ${name.family}`);
  const claimed = typed.filter((word) => !polite.has(word));
  if (claimed.length === 0) return null;
  return names.find((known) => looksLike(claimed, known)) ?? null;
}
