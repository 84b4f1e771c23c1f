import { collect, type Records } from '../records.ts';
import { findColumn, type Table } from '../table.ts';

/** Columns of ONDE's « Extraction élèves » that are read; address, INE, birth, sex… are not. */
function columnsOf(headers: readonly string[]) {
  return {
    family: findColumn(headers, 'Nom élève', 'Nom de famille élève'),
    usual: findColumn(headers, 'Nom d’usage élève', 'Nom usage élève', 'Nom d usage'),
    given: findColumn(headers, 'Prénom élève', 'Premier prénom élève'),
    level: findColumn(headers, 'Niveau', 'Libellé niveau'),
    division: findColumn(headers, 'Libellé classe', 'Classe'),
  };
}

/** Is this ONDE's extraction of pupils? */
export const isOnde = (headers: readonly string[]): boolean => {
  const { family, given, division } = columnsOf(headers);
  return family !== -1 && given !== -1 && division !== -1;
};

/**
 * Reads ONDE's extraction of pupils (public primary schools): names, level, class.
 * ONDE's only identifier is the INE, which is not ours to keep: pupils are matched by name and class.
 */
export function readOnde({ headers, rows }: Table): Records {
  const into = collect('onde');
  const at = columnsOf(headers);
  const kept = new Set(Object.values(at));
  headers.forEach((header, index) => !kept.has(index) && into.drop(header));
  for (const { line, cells } of rows) {
    if (cells.length <= Math.max(at.family, at.given)) {
      into.refuse(line, 'cells_missing');
      continue;
    }
    const usual = cells[at.usual]?.trim() ?? '';
    const family = usual === '' ? (cells[at.family] ?? '') : usual;
    const person = into.person({ line, role: 'pupil', family, given: cells[at.given] ?? '' });
    const level = cells[at.level] ?? '';
    const group = person && into.group('division', cells[at.division] ?? '', level, line);
    if (person && group) into.join(person, group, 'pupil');
  }
  return into.end();
}
