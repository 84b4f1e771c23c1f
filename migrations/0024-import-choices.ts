import { sql, type Kysely } from 'kysely';

/**
 * Steps of an import that wait for somebody's choice: the register's word or the file's. `null` where there
 * is nothing to choose.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table import_steps add column choice text check (choice in ('ours', 'file'));`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table import_steps drop column choice;`.execute(db);
}
