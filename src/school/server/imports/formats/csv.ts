import { Problem } from '../../../../platform/contract/problems.ts';
import {
  csvFields,
  type CsvColumns,
  type CsvField,
  type ImportedRole,
} from '../../../contract/imports/words.ts';
import { collect, plainName, type Collector, type Records } from '../records.ts';
import { findColumn, type Row, type Table } from '../table.ts';

const usual: Record<CsvField, readonly string[]> = {
  family: [
    'nom',
    'nom de famille',
    'nom élève',
    'nom usage',
    'last name',
    'family name',
    'surname',
  ],
  given: ['prénom', 'prénom usuel', 'prénom élève', 'first name', 'given name'],
  group: ['classe', 'division', 'libellé classe', 'groupe', 'class', 'group'],
  level: ['niveau', 'level', 'grade'],
  role: ['rôle', 'profil', 'fonction', 'role', 'type'],
  email: ['courriel', 'adresse e-mail', 'e-mail', 'email', 'mél', 'mail'],
  identifier: ['identifiant', 'id', 'identifier', 'matricule'],
};

const roleWords: Record<string, ImportedRole> = {
  eleve: 'pupil',
  pupil: 'pupil',
  student: 'pupil',
  enseignant: 'teacher',
  enseignante: 'teacher',
  professeur: 'teacher',
  professeure: 'teacher',
  teacher: 'teacher',
  personnel: 'staff',
  staff: 'staff',
  responsable: 'guardian',
  'responsable legal': 'guardian',
  parent: 'guardian',
  guardian: 'guardian',
};

/** Columns as their headers suggest them, to be confirmed by a person. */
export function suggestColumns(headers: readonly string[]): CsvColumns {
  const entries = csvFields.map((field) => {
    const at = findColumn(headers, ...usual[field]);
    return [field, at === -1 ? null : at];
  });
  return { ...(Object.fromEntries(entries) as Record<CsvField, number | null>), everyone: 'pupil' };
}

/**
 * Reads any CSV by the columns that a person chose for it.
 * @throws {Problem} `import.columns_missing` when no column holds the names
 */
export function readCsv(table: Table, columns: CsvColumns): Records {
  const into = collect('csv');
  if (columns.family === null || columns.given === null)
    throw new Problem('import.columns_missing');
  const kept = new Set(csvFields.map((field) => columns[field]));
  table.headers.forEach((header, at) => !kept.has(at) && into.drop(header));
  for (const row of table.rows) readRow(into, row, columns, table.headers.length);
  return into.end();
}

function readRow(into: Collector, { line, cells }: Row, columns: CsvColumns, width: number): void {
  if (cells.length < width && cells.length <= Math.max(columns.family ?? 0, columns.given ?? 0))
    return into.refuse(line, 'cells_missing');
  const cell = (field: CsvField) => cells[columns[field] ?? -1] ?? '';
  const said = plainName(cell('role'));
  const role = said === '' ? columns.everyone : roleWords[said];
  if (!role) return into.refuse(line, 'role_unknown');
  const person = into.person({
    line,
    role,
    family: cell('family'),
    given: cell('given'),
    // A pupil's address is not needed: pupils sign in without one.
    ...(role === 'pupil' ? {} : { email: cell('email') }),
    identifiers: [{ scheme: 'csv', value: cell('identifier').trim() }],
  });
  if (person === null || role === 'guardian' || role === 'staff') return;
  const names = role === 'teacher' ? cell('group').split(/[,/|]/) : [cell('group')];
  for (const name of names) {
    const group = into.group('division', name, role === 'pupil' ? cell('level') : '', line);
    if (group !== null) into.join(person, group, role);
  }
}
