import { sql, type Kysely } from 'kysely';

/** An evaluation, while which learners see those who lead and themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table meetings add column exam_since timestamptz`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table meetings drop column exam_since`.execute(db);
}
