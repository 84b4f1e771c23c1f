import type { Db, Trx } from '../../../platform/server/db.ts';
import '../../../school/server/tables.ts';
import type { Identifier } from './identifiers.ts';
import './tables.ts';

const columns = [
  'p.id',
  'p.role',
  'p.family_name',
  'p.given_name',
  'p.title',
  'p.suspended_at',
  'p.active_from',
  'p.active_until',
] as const;

/** The people of a school who bear one of these identifiers. */
export async function findPeopleBy(
  db: Db | Trx,
  schoolId: string,
  identifiers: readonly Identifier[],
) {
  if (identifiers.length === 0) return [];
  return db
    .selectFrom('people as p')
    .select(columns)
    .where('p.school_id', '=', schoolId)
    .where('p.id', 'in', (from) =>
      from
        .selectFrom('person_identifiers as i')
        .select('i.person_id')
        .where('i.school_id', '=', schoolId)
        .where((eb) =>
          eb.or(
            identifiers.map(({ scheme, value }) =>
              eb.and([eb('i.scheme', '=', scheme), eb('i.value', '=', value)]),
            ),
          ),
        ),
    )
    .execute();
}

export type MatchedPerson = Awaited<ReturnType<typeof findPeopleBy>>[number];

export const isActive = (person: MatchedPerson, now: Date): boolean =>
  person.suspended_at === null &&
  (person.active_from === null || person.active_from <= now) &&
  (person.active_until === null || person.active_until > now);

export const nameOf = (person: MatchedPerson) => ({
  family: person.family_name,
  given: person.given_name,
  title: person.title,
});

/** Binds an identifier to a person. @returns whether it is theirs now */
export async function bindIdentifier(
  trx: Trx,
  person: { schoolId: string; personId: string },
  { scheme, value }: Identifier,
): Promise<boolean> {
  await trx
    .insertInto('person_identifiers')
    .values({ school_id: person.schoolId, person_id: person.personId, scheme, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx
    .selectFrom('person_identifiers')
    .select('person_id')
    .where('school_id', '=', person.schoolId)
    .where('scheme', '=', scheme)
    .where('value', '=', value)
    .executeTakeFirst();
  return row?.person_id === person.personId;
}

/** The account of a person of a school. */
export async function findAccountOf(
  db: Db | Trx,
  person: { schoolId: string; personId: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('accounts')
    .select('id')
    .where('school_id', '=', person.schoolId)
    .where('person_id', '=', person.personId)
    .executeTakeFirst();
  return row?.id ?? null;
}

const escaped = (text: string) => text.replace(/[\\%_]/g, (one) => `\\${one}`);
const mostFound = 20;

/** People of a school whose name has this text; at most 20, by name. */
export function searchPeople(db: Db, schoolId: string, text: string) {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return db
    .selectFrom('people as p')
    .select(columns)
    .where('p.school_id', '=', schoolId)
    .where((eb) =>
      eb.and(
        words.map((word) =>
          eb.or([
            eb('p.family_name', 'ilike', `%${escaped(word)}%`),
            eb('p.given_name', 'ilike', `%${escaped(word)}%`),
          ]),
        ),
      ),
    )
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .limit(mostFound)
    .execute();
}
