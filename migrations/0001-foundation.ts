import { sql, type Kysely } from 'kysely';

/** Schools, people, accounts, meetings, seats, and the events that tell what happens in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table schools (
      id uuid primary key default uuidv7(),
      uai text not null unique check (uai ~ '^[0-9]{7}[A-Z]$'),
      name text not null,
      time_zone text not null default 'Europe/Paris',
      pupil_address text not null default 'tu' check (pupil_address in ('tu', 'vous')),
      created_at timestamptz not null default now()
    );

    create table people (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      role text not null check (role in
        ('head', 'administrator', 'officer', 'teacher', 'staff', 'pupil', 'guardian')),
      family_name text not null,
      given_name text not null,
      title text,
      created_at timestamptz not null default now(),
      unique (school_id, id)
    );

    create table groups (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      name text not null,
      kind text not null check (kind in ('division', 'teaching')),
      created_at timestamptz not null default now(),
      unique (school_id, id),
      unique (school_id, name)
    );

    create table memberships (
      school_id uuid not null,
      group_id uuid not null,
      person_id uuid not null,
      role text not null check (role in ('pupil', 'teacher')),
      primary key (group_id, person_id),
      foreign key (school_id, group_id) references groups (school_id, id) on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on memberships (school_id, person_id);

    create table accounts (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      person_id uuid not null unique,
      username text not null unique
        check (username ~ '^[a-z0-9][a-z0-9._-]{0,59}@[0-9]{7}[a-z]$'),
      email text unique,
      email_verified boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );

    create table sessions (
      id uuid primary key default uuidv7(),
      token text not null unique,
      account_id uuid not null references accounts on delete cascade,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index on sessions (account_id);

    create table credentials (
      id uuid primary key default uuidv7(),
      account_id uuid not null references accounts on delete cascade,
      provider text not null,
      provider_account text not null,
      password text,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (provider, provider_account)
    );
    create index on credentials (account_id);

    create table verifications (
      id uuid primary key default uuidv7(),
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index on verifications (identifier);

    create table rate_limits (
      key text primary key,
      points integer not null default 0,
      expire bigint
    );

    create table event_streams (
      id uuid primary key,
      last_number bigint not null default 0
    );
    create table events (
      stream_id uuid not null references event_streams on delete cascade,
      number bigint not null,
      type text not null,
      audience text not null,
      data jsonb not null,
      at timestamptz not null default now(),
      primary key (stream_id, number)
    );

    create table meeting_series (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      rule text not null,
      created_at timestamptz not null default now(),
      unique (school_id, id)
    );

    create table meetings (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      series_id uuid,
      kind text not null default 'lesson' check (kind in ('lesson')),
      title text not null,
      group_id uuid not null,
      state text not null default 'planned'
        check (state in ('planned', 'open', 'ended', 'cancelled')),
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      opens_before_minutes integer not null default 10 check (opens_before_minutes in (0, 5, 10)),
      opened_at timestamptz,
      ended_at timestamptz,
      media_room text not null unique default 'r_' || replace(gen_random_uuid()::text, '-', ''),
      created_at timestamptz not null default now(),
      unique (school_id, id),
      foreign key (school_id, group_id) references groups (school_id, id) on delete cascade,
      foreign key (school_id, series_id) references meeting_series (school_id, id)
        on delete set null (series_id)
    );
    create index on meetings (school_id, starts_at);
    create index on meetings (ends_at) where state = 'open';

    create table meeting_hosts (
      school_id uuid not null,
      meeting_id uuid not null,
      person_id uuid not null,
      primary key (meeting_id, person_id),
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on meeting_hosts (school_id, person_id);

    create table entry_links (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      meeting_id uuid not null,
      person_id uuid not null,
      secret_hash text not null unique,
      mark_hash text,
      bound_at timestamptz,
      second_holder_at timestamptz,
      created_at timestamptz not null default now(),
      unique (meeting_id, person_id),
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );

    create table seats (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      meeting_id uuid not null,
      person_id uuid not null,
      role text not null check (role in ('host', 'pupil', 'guest')),
      state text not null check (state in
        ('claimed', 'waiting', 'admitted', 'refused', 'excluded', 'left')),
      account_id uuid references accounts on delete set null,
      mark_hash text,
      check (account_id is null or mark_hash is null),
      denied text[] not null default '{}',
      knocked_at timestamptz,
      admitted_at timestamptz,
      connected_at timestamptz,
      created_at timestamptz not null default now(),
      unique (meeting_id, person_id),
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on seats (meeting_id, state);
    create index on seats (meeting_id) where connected_at is not null;

    create table webhook_receipts (
      id text primary key,
      received_at timestamptz not null default now()
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table webhook_receipts, seats, entry_links, meeting_hosts, meetings, meeting_series,
      events, event_streams, rate_limits, verifications, credentials, sessions, accounts,
      memberships, groups, people, schools`.execute(db);
}
