import type { PersonName } from '../../../school/contract/names.ts';

/** Letters that Unicode does not take apart. */
const special: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const longestPart = 24;

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[œæßøłđðþı]/g, (letter) => special[letter] ?? '')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, (other) => (/^\p{M}+$/u.test(other) ? '' : '-'))
    .replaceAll(/-+/g, '-')
    .slice(0, longestPart)
    .replaceAll(/^-|-$/g, '');

/**
 * The username that a name suggests: `zoe.dubois`, in plain letters.
 * @returns `compte` for a name without a single letter of the alphabet
 */
export function usernameOf({ given, family }: PersonName): string {
  return [plain(given), plain(family)].filter((part) => part !== '').join('.') || 'compte';
}

/** The first of `base`, `base2`, `base3`… that is free. */
export function freeUsername(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}${number}`)) number += 1;
  return `${base}${number}`;
}
