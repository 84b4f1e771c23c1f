import { Problem } from '../../../../platform/contract/problems.ts';
import { wholeFile, type ArchiveFile } from '../archive.ts';
import type { Collector } from '../records.ts';
import { readTable } from '../table.ts';

/** What is read of each file; every other column is dropped and named. */
const columns = {
  manifest: ['propertyName', 'value'],
  orgs: ['sourcedId', 'status', 'type', 'identifier'],
  users: ['sourcedId', 'status', 'givenName', 'familyName', 'email', 'agentSourcedIds'],
  roles: ['userSourcedId', 'status', 'role', 'orgSourcedId'],
  classes: ['sourcedId', 'status', 'title', 'grades', 'classType', 'schoolSourcedId'],
  enrollments: ['status', 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role'],
} as const;
export type FileName = keyof typeof columns;
/** A row of one of its files. */
export type Line = { line: number; get: (column: string) => string };

/** One of them at least is in an archive; a file of changes need not have all. */
const sheetNames = new Set(['users.csv', 'classes.csv', 'enrollments.csv']);

/** Is this a OneRoster archive? */
export const isOneRoster = (files: readonly ArchiveFile[]): boolean =>
  files.some(({ name }) => name === 'manifest.csv') &&
  files.some(({ name }) => sheetNames.has(name));

/** 20,000 people, each in fifteen classes. */
const maxLines = 300_000;

export async function readLines(
  files: readonly ArchiveFile[],
  name: FileName,
  into: Collector | null,
): Promise<Line[]> {
  const file = files.find((one) => one.name === `${name}.csv`);
  if (!file) return [];
  const { headers, rows } = await readTable(await wholeFile(file), maxLines).catch(
    (error: unknown) => {
      // Headers without a line: nobody of this kind.
      if (error instanceof Problem && error.code === 'import.empty')
        return { headers: [], rows: [] };
      throw error;
    },
  );
  const wanted: readonly string[] = columns[name];
  for (const header of headers) if (!wanted.includes(header)) into?.drop(`${name}.${header}`);
  // Of two columns of one name, the first.
  const at = new Map(headers.map((header, index) => [header, index] as const).toReversed());
  return rows.map(({ line, cells }) => ({
    line,
    get: (column) => cells[at.get(column) ?? -1]?.trim() ?? '',
  }));
}

/** `bulk`: the whole file; `delta`: what changed since the last one; `absent`: not there, or not to be read. */
type Mode = 'bulk' | 'delta' | 'absent';
/** A file's rows; `ended`: those that a file of changes marks as deleted. */
export type Sheet = { mode: Mode; rows: Line[]; ended: Line[] };

/** How each file is told, as the manifest says. */
export async function readModes(files: readonly ArchiveFile[]): Promise<(name: FileName) => Mode> {
  const said = new Map(
    (await readLines(files, 'manifest', null)).map((one) => [
      one.get('propertyName'),
      one.get('value').toLowerCase(),
    ]),
  );
  return (name) => {
    const mode = said.get(`file.${name}`);
    const isThere = files.some((file) => file.name === `${name}.csv`);
    return mode === 'absent' || !isThere ? 'absent' : mode === 'delta' ? 'delta' : 'bulk';
  };
}

/** The status of a whole file's rows is blank: one that is marked all the same is left out, and ends nothing. */
export async function readSheet(
  files: readonly ArchiveFile[],
  name: FileName,
  mode: Mode,
  into: Collector,
): Promise<Sheet> {
  const lines = mode === 'absent' ? [] : await readLines(files, name, into);
  const isOver = (one: Line) => one.get('status').toLowerCase() === 'tobedeleted';
  return {
    mode,
    rows: lines.filter((one) => !isOver(one)),
    ended: mode === 'delta' ? lines.filter(isOver) : [],
  };
}
