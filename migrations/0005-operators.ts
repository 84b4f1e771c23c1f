import { sql, type Kysely } from 'kysely';

/**
 * Those who run the installation (`host`) and those who follow many schools (`district`): they belong to no
 * school, have no person in any, and sign in beside the schools' accounts, never among them. And the links,
 * for one use, by which a head, a district's or the host's administrator makes their own account.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table operators (
      id uuid primary key default uuidv7(),
      kind text not null check (kind in ('host', 'district')),
      label text not null,
      username text unique check (username ~ '^[a-z0-9][a-z0-9._-]{0,59}$'),
      password text,
      created_at timestamptz not null default now(),
      check ((username is null) = (password is null))
    );

    create table operator_schools (
      operator_id uuid not null references operators on delete cascade,
      school_id uuid not null references schools on delete cascade,
      primary key (operator_id, school_id)
    );
    create index on operator_schools (school_id);

    create table operator_sessions (
      id uuid primary key default uuidv7(),
      operator_id uuid not null references operators on delete cascade,
      token_hash text not null unique,
      expires_at timestamptz not null,
      created_at timestamptz not null default now()
    );
    create index on operator_sessions (operator_id);

    create table installation_links (
      id uuid primary key default uuidv7(),
      secret_hash text not null unique,
      operator_id uuid unique references operators on delete cascade,
      school_id uuid,
      person_id uuid unique,
      expires_at timestamptz,
      created_at timestamptz not null default now(),
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade,
      check ((operator_id is null) = (school_id is not null and person_id is not null))
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table installation_links, operator_sessions, operator_schools, operators`.execute(
    db,
  );
}
