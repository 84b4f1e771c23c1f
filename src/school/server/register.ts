import { stringify } from 'csv-stringify/sync';
import type { Db } from '../../platform/server/db.ts';
import type { ListedPerson } from '../contract/person-views.ts';
import { standingOf } from '../contract/standing.ts';
import { countPeople, listRegister, type RegisterFilter } from './register.store.ts';
import { nameOf } from './name-of.ts';

const pageSize = 100;

type Row = Awaited<ReturnType<typeof listRegister>>[number];

const standing = (row: Row, now: Date) =>
  standingOf(
    { activeFrom: row.active_from, activeUntil: row.active_until, suspendedAt: row.suspended_at },
    now,
  );

const listed = (row: Row, now: Date): ListedPerson => ({
  personId: row.id,
  name: nameOf(row),
  role: row.role,
  standing: standing(row, now),
  groups: row.groups,
});

/** A page of the register, and how many there are when it is the first. */
export async function pageOfRegister(
  db: Db,
  filter: RegisterFilter,
  after: string | undefined,
  now: Date,
): Promise<{ people: ListedPerson[]; total: number | null; next: string | null }> {
  const rows = await listRegister(db, filter, { after, limit: pageSize + 1, now });
  const people = rows.slice(0, pageSize).map((row) => listed(row, now));
  return {
    people,
    total: after === undefined ? await countPeople(db, filter, now) : null,
    next: rows.length > pageSize ? (people.at(-1)?.personId ?? null) : null,
  };
}

/**
 * The register as CSV for a spreadsheet set to French: semicolons, UTF-8 with its mark, and no cell that
 * a spreadsheet would run as a formula (an apostrophe goes before `=`, `+`, `-`, `@`).
 */
export async function registerCsv(db: Db, filter: RegisterFilter, now: Date): Promise<string> {
  const rows = await listRegister(db, filter, { limit: null, now });
  return stringify(
    rows.map((row) => [
      row.family_name,
      row.given_name,
      row.title,
      row.role,
      row.groups.join(', '),
      row.email,
      standing(row, now),
      row.source,
    ]),
    {
      bom: true,
      delimiter: ';',
      record_delimiter: 'windows',
      escape_formulas: true,
      header: true,
      columns: ['Nom', 'Prénom', 'Civilité', 'Rôle', 'Groupes', 'Courriel', 'État', 'Source'],
    },
  );
}
