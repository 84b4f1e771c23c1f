import { stringify } from 'csv-stringify/sync';
import type { Words } from '../contract/personal-data.ts';

/** A language in which a file can be written. */
export type FileLanguage = keyof Words;

type Cell = string | number | null;

/** The heads of columns, in their order, in one language. */
export const headsIn = <Column extends string>(
  words: Readonly<Record<Column, Words>>,
  language: FileLanguage,
): Record<Column, string> =>
  Object.fromEntries(
    Object.entries<Words>(words).map(([column, head]) => [column, head[language]]),
  ) as Record<Column, string>;

/**
 * Rows for a spreadsheet, with a head for each column: semicolons and a byte-order mark, as French ones expect;
 * an apostrophe goes before what would be run as a formula.
 */
export const writeCsv = <Column extends string>(
  heads: Readonly<Record<Column, string>>,
  rows: readonly Partial<Record<NoInfer<Column>, Cell>>[],
): string =>
  stringify([...rows], {
    header: true,
    columns: Object.entries<string>(heads).map(([key, header]) => ({ key, header })),
    delimiter: ';',
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });

/** A text for a spreadsheet, as an answer gives it to the page that will save it. */
export const csvFile = (name: string, text: string) => ({
  name,
  mediaType: 'text/csv;charset=utf-8',
  base64: Buffer.from(text).toString('base64'),
});
