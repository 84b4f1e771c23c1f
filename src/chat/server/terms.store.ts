import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import { nameOf } from '../../school/server/index.ts';
import type { PersonName } from '../../school/contract/names.ts';
import { firstTerm, termChoices, type TermDays } from '../contract/terms.ts';
import './tables.ts';

/** The choice that a stored number stands for. */
export const daysFrom = (stored: number): TermDays =>
  termChoices.find((days) => days === stored) ?? firstTerm;

type Chosen = { days: TermDays; at: Date; by: PersonName | null };

/** What a school chose last; nothing while it has not. */
export async function findTerm(db: Db | Trx, schoolId: string): Promise<Chosen | undefined> {
  const row = await db
    .selectFrom('chat_terms as t')
    .leftJoin('people as p', 'p.id', 't.set_by_person_id')
    .select(['t.days', 't.set_at', 'p.title', 'p.family_name', 'p.given_name'])
    .where('t.school_id', '=', schoolId)
    .orderBy('t.set_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { title, family_name, given_name } = row;
  return {
    days: daysFrom(row.days),
    at: row.set_at,
    by:
      family_name === null || given_name === null
        ? null
        : nameOf({ title, family_name, given_name }),
  };
}

export async function insertTerm(
  trx: Trx,
  term: { schoolId: string; days: TermDays; personId: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('chat_terms')
    .values({
      school_id: term.schoolId,
      days: term.days,
      set_at: term.at,
      set_by_person_id: term.personId,
    })
    .execute();
}

/** Days that the school of a lesson `m` keeps messages, as it chose last. */
export const termOf = sql<number>`coalesce(
  (select t.days from chat_terms t where t.school_id = m.school_id
   order by t.set_at desc, t.id desc limit 1), ${firstTerm}::smallint)`;

/**
 * When the messages of a lesson `m` that is over go: after the time that was chosen when it ended, or the
 * shortest that was chosen since. So a shorter choice reaches what is stored, and a longer one keeps nothing
 * that was written under another.
 */
export const erasedAt = sql<Date>`m.ended_at + interval '1 day' * least(
  coalesce(
    (select t.days from chat_terms t where t.school_id = m.school_id and t.set_at <= m.ended_at
     order by t.set_at desc, t.id desc limit 1),
    ${firstTerm}::smallint),
  (select min(t.days) from chat_terms t
   where t.school_id = m.school_id and t.set_at > m.ended_at))`;
