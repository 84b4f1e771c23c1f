/**
 * Writes the first of a month as French does, in a date that the machine wrote: « 1er septembre »,
 * « 1er–7 décembre ». CLDR, whose words browsers and Node have, writes « 1 septembre ».
 * @source Lexique des règles typographiques en usage à l’Imprimerie nationale, « Dates »
 */
export const withFirst = (date: string): string =>
  date.replace(/(?<!\d)1(?=\s\p{L}|\s?[–-])/gu, '1er');
