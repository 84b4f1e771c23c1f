import { sql, type Kysely } from 'kysely';

/** Switches of what people may do in a class, that somebody of the staff keeps under a name for themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table rights_presets (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      person_id uuid not null,
      name text not null,
      rights jsonb not null check (jsonb_typeof(rights) = 'object'),
      created_at timestamptz not null default now(),
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create unique index rights_presets_name on rights_presets (person_id, lower(name));
    create index on rights_presets (school_id, person_id);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table rights_presets;`.execute(db);
}
