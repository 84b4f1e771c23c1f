/**
 * What a person typed to find somebody, as words without accents, case or punctuation: each must stand
 * somewhere in a name, in any order. The database folds the names in the same way (`people.search_key`).
 */
export const searchWords = (typed: string): string[] =>
  typed
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/[^\p{L}\p{Nd} ]/gu, '')
    .split(' ')
    .filter((word) => word !== '');
