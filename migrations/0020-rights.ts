import { sql, type Kysely } from 'kysely';

/**
 * What people may do in a class: switches set by the school, for a class, for a lesson, for a person in
 * it. Each is an object of rights to true or false; an absent one leaves it to the layer before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table schools add column rights jsonb not null default '{}'
      check (jsonb_typeof(rights) = 'object');
    alter table groups add column rights jsonb not null default '{}'
      check (jsonb_typeof(rights) = 'object');
    alter table meetings add column rights jsonb not null default '{}'
      check (jsonb_typeof(rights) = 'object');
    alter table seats add column rights jsonb not null default '{}'
      check (jsonb_typeof(rights) = 'object');
    -- Since when « Calme » is on: a mask over the rights, which it leaves as they are.
    alter table meetings add column calm_since timestamptz;

    -- Switches kept under a name, by a teacher for their own classes.
    create table right_presets (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      person_id uuid not null,
      name text not null check (char_length(name) between 1 and 40),
      rights jsonb not null check (jsonb_typeof(rights) = 'object'),
      created_at timestamptz not null default now(),
      unique (person_id, name),
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table right_presets;
    alter table meetings drop column calm_since, drop column rights;
    alter table seats drop column rights;
    alter table groups drop column rights;
    alter table schools drop column rights;`.execute(db);
}
