import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/server/db.ts';
import type { Register } from './register.ts';
import './tables.ts';

const peopleOf = (db: Db | Trx, schoolId: string) =>
  db
    .selectFrom('people')
    .select(['id as personId', 'role', 'family_name as family', 'given_name as given'])
    .select(['title', 'email'])
    .where('school_id', '=', schoolId)
    .orderBy('id')
    .execute();

const correctedOf = (db: Db | Trx, schoolId: string) =>
  db
    .selectFrom('register_changes')
    .select('person_id as personId')
    .distinct()
    .where('school_id', '=', schoolId)
    .where('action', '=', 'correct')
    .where('person_id', 'is not', null)
    .orderBy('person_id')
    .$narrowType<{ personId: string }>()
    .execute();

const identifiersOf = (db: Db | Trx, schoolId: string) =>
  db
    .selectFrom('person_identifiers')
    .select(['scheme', 'value', 'person_id as personId'])
    .where('school_id', '=', schoolId)
    .orderBy('scheme')
    .orderBy('value')
    .execute();

const groupsOf = (db: Db | Trx, schoolId: string) =>
  db
    .selectFrom('groups')
    .select(['id as groupId', 'name', 'kind'])
    .where('school_id', '=', schoolId)
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();

const groupIdentifiersOf = (db: Db | Trx, schoolId: string) =>
  db
    .selectFrom('group_identifiers as i')
    .innerJoin('groups as g', 'g.id', 'i.group_id')
    .select(['i.scheme', 'i.value', 'i.group_id as groupId'])
    .where('i.school_id', '=', schoolId)
    .where('g.archived_at', 'is', null)
    .orderBy('i.scheme')
    .orderBy('i.value')
    .orderBy('i.group_id')
    .execute();

const membershipsOf = (db: Db | Trx, schoolId: string) =>
  db
    .selectFrom('memberships as m')
    .innerJoin('groups as g', 'g.id', 'm.group_id')
    .select(['m.group_id as groupId', 'm.person_id as personId', 'm.role'])
    .where('m.school_id', '=', schoolId)
    .where('g.archived_at', 'is', null)
    .orderBy('m.group_id')
    .orderBy('m.person_id')
    .execute();

const guardianshipsOf = (db: Db | Trx, schoolId: string) =>
  db
    .selectFrom('guardianships')
    .select(['guardian_id as guardianId', 'pupil_id as pupilId'])
    .where('school_id', '=', schoolId)
    .where('ended_at', 'is', null)
    .orderBy('guardian_id')
    .orderBy('pupil_id')
    .execute();

/** A school's whole register, in a fixed order. */
export async function loadRegister(db: Db | Trx, schoolId: string): Promise<Register> {
  return {
    people: await peopleOf(db, schoolId),
    corrected: await correctedOf(db, schoolId),
    identifiers: await identifiersOf(db, schoolId),
    groups: await groupsOf(db, schoolId),
    groupIdentifiers: await groupIdentifiersOf(db, schoolId),
    memberships: await membershipsOf(db, schoolId),
    guardianships: await guardianshipsOf(db, schoolId),
  };
}

/** Unused ids, in the order of the database's clock. */
export async function newIds(db: Db | Trx, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select uuidv7() as id from generate_series(1, ${count}::int)`.execute(db);
  return rows.map(({ id }) => id);
}
