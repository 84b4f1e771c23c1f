import { createHash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse';
import { Problem } from '../../../platform/contract/problems.ts';
import { decodeText } from './decode.ts';
import { plainName } from './records.ts';

/** A row of a CSV and the line where it begins. */
export type Row = { line: number; cells: string[] };
/** A CSV as read: its headers, tidied, and its rows. */
export type Table = { headers: string[]; rows: Row[] };

const delimiters = [';', ',', '\t'] as const;
const maxRecord = 200_000;
export const maxRows = 60_000;
/** Of a table, which is held whole: five times what 20,000 people need. */
export const maxTableBytes = 32 * 2 ** 20;
const maxColumns = 500;

/** The delimiter that cuts the first line into most pieces, outside quotes. */
export function guessDelimiter(text: string): string {
  const end = text.search(/[\r\n]/);
  const head = (end === -1 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
  const pieces = (delimiter: string) => head.split(delimiter).length;
  return [...delimiters].sort((a, b) => pieces(b) - pieces(a))[0] ?? ';';
}

const tidyHeader = (header: string) => header.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();

/** In pieces, so that a long file does not hold everybody else up. */
async function* piecesOf(text: string): AsyncGenerator<string> {
  const size = 65_536;
  for (let at = 0; at < text.length; at += size) {
    yield text.slice(at, at + size);
    await new Promise(setImmediate);
  }
}

async function* rowsOf(text: string): AsyncGenerator<Row> {
  const parser = parse({
    delimiter: guessDelimiter(text),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxRecord,
  });
  const feeding = (async () => {
    for await (const piece of piecesOf(text))
      if (!parser.write(piece) && !parser.destroyed)
        await new Promise((resolve) => {
          parser.once('drain', resolve);
          parser.once('close', resolve);
        });
    parser.end();
  })();
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>)
      yield { line: info.lines, cells: record };
    await feeding;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as { lines?: number };
    throw new Problem('import.csv_broken', { params: { line: Number(lines ?? 0) } });
  }
}

/**
 * Reads a CSV in any usual encoding and with any usual delimiter.
 * @param most rows that it may have
 * @throws {Problem} `import.empty`, `import.not_text`, `import.csv_broken`, `import.too_many`, `too_large`
 */
export async function readTable(bytes: Uint8Array, most = maxRows): Promise<Table> {
  if (bytes.byteLength > maxTableBytes) throw new Problem('too_large');
  const text = decodeText(bytes);
  if (text.trim() === '') throw new Problem('import.empty');
  let headers: string[] | null = null;
  const rows: Row[] = [];
  for await (const row of rowsOf(text)) {
    if (headers === null) headers = row.cells.slice(0, maxColumns).map(tidyHeader);
    else if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
    if (rows.length > most) throw new Problem('import.too_many', { params: { most } });
  }
  if (headers === null || rows.length === 0) throw new Problem('import.empty');
  return { headers, rows };
}

/** Where a header stands, however it is written; -1 when it is not there. */
export const findColumn = (headers: readonly string[], ...names: readonly string[]): number => {
  const plain = headers.map(plainName);
  const wanted = names.map(plainName);
  return wanted.map((name) => plain.indexOf(name)).find((at) => at !== -1) ?? -1;
};

/** Names a set of headers without keeping them: the same columns in the same order, the same signature. */
export const signatureOf = (headers: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(headers.map(plainName)))
    .digest('hex');
