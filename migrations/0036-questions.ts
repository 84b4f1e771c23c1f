import { sql, type Kysely } from 'kysely';

/** Questions that a teacher prepares, sealed with the school's key; a poll knows which one it asks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table question_sets (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      person_id uuid not null,
      sealed text not null,
      changed_at timestamptz not null,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on question_sets (school_id, person_id);

    alter table polls
      add column set_id uuid references question_sets on delete set null,
      add column place smallint;
    create index on polls (set_id);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table polls drop column set_id, drop column place;
    drop table question_sets;`.execute(db);
}
