import { writeCsv } from '../../platform/server/csv.ts';
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

const heads = {
  family: 'Nom',
  given: 'Prénom',
  title: 'Civilité',
  role: 'Rôle',
  groups: 'Groupes',
  email: 'Courriel',
  standing: 'État',
  source: 'Source',
};

/** The register for a spreadsheet. */
export async function registerCsv(db: Db, filter: RegisterFilter, now: Date): Promise<string> {
  const rows = await listRegister(db, filter, { limit: null, now });
  return writeCsv(
    heads,
    rows.map((row) => ({
      family: row.family_name,
      given: row.given_name,
      title: row.title,
      role: row.role,
      groups: row.groups.join(', '),
      email: row.email,
      standing: standing(row, now),
      source: row.source,
    })),
  );
}
