import { sql, type Kysely } from 'kysely';

/** Hints of a first lesson that somebody of the staff has closed: they are not shown again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table closed_hints (
      school_id uuid not null,
      person_id uuid primary key,
      hints text[] not null,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on closed_hints (school_id, person_id);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table closed_hints;`.execute(db);
}
