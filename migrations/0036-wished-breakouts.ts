import { sql, type Kysely } from 'kysely';

/**
 * Breakouts that learners choose themselves. Whom a host has put somewhere stays there, also who was taken back to
 * the main room (`breakout_id` is null then), and after they have left and returned.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table breakouts add column by_choice boolean not null default false;
    alter table breakout_seats
      alter column breakout_id drop not null,
      add column by_host boolean not null default true;`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from breakout_seats where breakout_id is null;
    alter table breakout_seats drop column by_host, alter column breakout_id set not null;
    alter table breakouts drop column by_choice;`.execute(db);
}
