import { Problem } from '../../../platform/contract/problems.ts';
import type { CsvColumns } from '../../contract/imports/words.ts';
import { isUai } from '../../contract/uai.ts';
import { openArchive, type ArchiveFile } from './archive.ts';
import { readCsv } from './formats/csv.ts';
import { readOneRoster } from './formats/oneroster.ts';
import { isOneRoster } from './formats/oneroster-files.ts';
import { isOnde, readOnde } from './formats/onde.ts';
import { readSiecleGuardians } from './formats/siecle-guardians.ts';
import { readSieclePupils } from './formats/siecle-pupils.ts';
import { readSts } from './formats/sts.ts';
import { collect, type Collector, type Records } from './records.ts';
import { maxRows, readTable, signatureOf, type Table } from './table.ts';
import { rootOf } from './xml.ts';

/** A file as read, or a CSV whose columns nobody has told yet. */
export type Reading =
  | { kind: 'records'; records: Records }
  | { kind: 'unknown-columns'; table: Table; signature: string };

type XmlReader = (chunks: AsyncIterable<Uint8Array>, into: Collector) => Promise<void>;
const xmlReaders: Record<string, { format: 'siecle' | 'sts'; order: number; read: XmlReader }> = {
  BEE_ELEVES: { format: 'siecle', order: 0, read: readSieclePupils },
  BEE_RESPONSABLES: { format: 'siecle', order: 1, read: readSiecleGuardians },
  STS_EDT: { format: 'sts', order: 2, read: readSts },
};

const slice = 65_536;
async function* slicesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += slice) {
    yield bytes.subarray(at, at + slice);
    // A long file does not hold everybody else up.
    await new Promise(setImmediate);
  }
}

const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) < 8 && (bytes[3] ?? 0) < 9;

/**
 * Reads a file of any known format into records, under the school's rules. Nothing is stored.
 * @param school.uai the school for which it is read: another school's file is refused
 * @param columnsOf the columns that the school chose for a CSV with these headers
 * @throws {Problem} `import.*`
 */
export async function readImportFile(
  bytes: Uint8Array,
  school: { uai: string },
  columnsOf: (signature: string) => Promise<CsvColumns | null>,
): Promise<Reading> {
  if (bytes.length === 0) throw new Problem('import.empty');
  const reading = await readAny(bytes, school, columnsOf);
  if (reading.kind === 'records') demandSound(reading.records, school);
  return reading;
}

async function readAny(
  bytes: Uint8Array,
  school: { uai: string },
  columnsOf: (signature: string) => Promise<CsvColumns | null>,
): Promise<Reading> {
  const whole = (records: Records): Reading => ({ kind: 'records', records });
  if (isZip(bytes)) return whole(await readArchive(await openArchive(bytes), school));
  const root = rootOf(bytes);
  if (root !== null)
    return whole(await readXmlFiles([{ name: '', root, chunks: () => slicesOf(bytes) }]));
  const table = await readTable(bytes);
  if (isOnde(table.headers)) return whole(readOnde(table));
  const signature = signatureOf(table.headers);
  const columns = await columnsOf(signature);
  if (!columns) return { kind: 'unknown-columns', table, signature };
  return whole(readCsv(table, columns));
}

async function readArchive(files: ArchiveFile[], school: { uai: string }): Promise<Records> {
  if (isOneRoster(files)) return readOneRoster(files, school.uai);
  if (files.some(({ name }) => name === '[Content_Types].xml' || name === 'content.xml'))
    throw new Problem('import.spreadsheet');
  const found: XmlFile[] = [];
  for (const file of files.filter(({ name }) => /\.xml$/i.test(name))) {
    const first = (await file.chunks()[Symbol.asyncIterator]().next()).value as
      | Uint8Array
      | undefined;
    const root = first ? rootOf(first) : null;
    if (root !== null) found.push({ ...file, root });
  }
  return readXmlFiles(found);
}

type XmlFile = ArchiveFile & { root: string };

/** Reads the school's XML exports together: pupils before guardians, who are told by them. */
async function readXmlFiles(files: XmlFile[]): Promise<Records> {
  const known = files
    .flatMap((file) => {
      const reader = Object.hasOwn(xmlReaders, file.root) ? xmlReaders[file.root] : undefined;
      return reader ? [{ file, reader }] : [];
    })
    .sort((a, b) => a.reader.order - b.reader.order);
  const [first] = known;
  if (!first) throw new Problem('import.format_unknown');
  const into = collect(first.reader.format);
  for (const { file, reader } of known) {
    const before = into.records.uai;
    await reader.read(file.chunks(), into);
    // Two schools in one archive: neither is this one's file.
    if (before !== null && into.records.uai !== before) throw foreign(into.records.uai);
  }
  return into.end();
}

/** The code of a file is said only when it is one: nothing else of a file gets into a message. */
const foreign = (uai: string | null) =>
  new Problem('import.foreign_school', { params: { uai: uai && isUai(uai) ? uai : '?' } });

function demandSound(records: Records, school: { uai: string }): void {
  const named = records.uai?.toUpperCase() ?? null;
  const saysSchool = records.format === 'siecle' || records.format === 'sts';
  if (named === null ? saysSchool : named !== school.uai) throw foreign(named);
  if (records.people.length > maxRows)
    throw new Problem('import.too_many', { params: { most: maxRows } });
  const { people, roleless, memberships, faults, ended } = records;
  const told = [people, roleless, memberships, faults, ...Object.values(ended)];
  if (told.every(({ length }) => length === 0)) throw new Problem('import.empty');
}
