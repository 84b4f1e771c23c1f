import type { Selectable } from 'kysely';
import type { Database, Db, Trx } from '../../platform/server/db.ts';
import './tables.ts';

export type SchoolRow = Selectable<Database['schools']>;

export type NewSchool = {
  uai: string;
  name: string;
  timeZone: string;
  pupilAddress: 'tu' | 'vous';
  signatory?: 'head' | 'dasen';
};

export async function insertSchool(trx: Trx, school: NewSchool): Promise<string> {
  const { id } = await trx
    .insertInto('schools')
    .values({
      uai: school.uai,
      name: school.name,
      time_zone: school.timeZone,
      pupil_address: school.pupilAddress,
      signatory: school.signatory ?? 'head',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export const findSchool = (db: Db | Trx, schoolId: string): Promise<SchoolRow | undefined> =>
  db.selectFrom('schools').selectAll().where('id', '=', schoolId).executeTakeFirst();

export const findSchoolByUai = (db: Db | Trx, uai: string): Promise<SchoolRow | undefined> =>
  db.selectFrom('schools').selectAll().where('uai', '=', uai).executeTakeFirst();

/** The installation's school when it holds exactly one: people there need not name it. */
export async function findOnlySchool(db: Db | Trx): Promise<SchoolRow | null> {
  const [only, another] = await db.selectFrom('schools').selectAll().limit(2).execute();
  return only && !another ? only : null;
}

/** Does the installation hold no school yet? */
export async function holdsNoSchool(db: Db | Trx): Promise<boolean> {
  return (await db.selectFrom('schools').select('id').limit(1).execute()).length === 0;
}
