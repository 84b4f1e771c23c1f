import { sql, type Kysely } from 'kysely';

/** How many learners one breakout takes, where they choose; hosts may put in more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table breakouts
      add column learners_limit integer check (learners_limit between 1 and 100)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table breakouts drop column learners_limit`.execute(db);
}
