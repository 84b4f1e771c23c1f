import { sql, type Kysely } from 'kysely';

/**
 * The demand that a pupil is in one division at a time is planned anew each time: a plan made while nobody
 * was in a class reads, kept for the same connection, every membership of a school of 20,000 for each pupil.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter function demand_one_division(uuid[]) set plan_cache_mode = force_custom_plan;`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter function demand_one_division(uuid[]) reset plan_cache_mode;`.execute(db);
}
