import { sql, type Kysely } from 'kysely';

/** A plan of breakouts that is kept says whether pupils choose, and how many fit in each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table breakout_plans
      add column by_choice boolean not null default false,
      add column learners_limit integer check (learners_limit between 1 and 100)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table breakout_plans drop column by_choice, drop column learners_limit`.execute(
    db,
  );
}
