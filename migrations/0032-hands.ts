import { sql, type Kysely } from 'kysely';

/** Hands in the order in which they were raised, silent calls for help, and the floor during « Calme ». */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table seats
      add column hand_raised_at timestamptz,
      add column help_asked_at timestamptz,
      add column floor_given_at timestamptz,
      add constraint seats_asks_inside check (state = 'admitted' or
        (hand_raised_at is null and help_asked_at is null and floor_given_at is null));`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table seats
      drop constraint seats_asks_inside,
      drop column hand_raised_at,
      drop column help_asked_at,
      drop column floor_given_at;`.execute(db);
}
