import { sql, type Kysely } from 'kysely';

/**
 * How long a school keeps the messages of its lessons, each choice with who made it and when. Choices stay: a
 * longer one holds for lessons that end after it, so the ones before it say when what is stored goes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table chat_terms (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      days smallint not null check (days between 0 and 30),
      set_at timestamptz not null,
      set_by_person_id uuid references people on delete set null
    );
    create index on chat_terms (school_id, set_at);
    create index on chat_terms (set_by_person_id);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table chat_terms;`.execute(db);
}
