import { sql, type Kysely } from 'kysely';

/** How a school's people sign in where they already do: its providers, ways under way, those it did not know. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table identity_providers (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      kind text not null check (kind in ('cas', 'oidc', 'saml', 'lti')),
      name text not null,
      settings jsonb not null,
      -- Sealed with a key of the installation; null: this provider has none.
      sealed_secrets text,
      attributes jsonb not null,
      enabled boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (school_id, id)
    );

    -- A browser's way to a provider and back: minutes, once.
    create table provider_ways (
      state_hash text primary key,
      school_id uuid not null,
      provider_id uuid not null,
      browser_hash text not null,
      -- Who tests the settings; null for a sign-in.
      tester_id uuid references accounts on delete cascade,
      sealed_kept text not null,
      -- What the provider posted, until the browser comes back to us by itself.
      sealed_answer text,
      expires_at timestamptz not null,
      foreign key (school_id, provider_id) references identity_providers (school_id, id)
        on delete cascade
    );
    create index on provider_ways (expires_at);

    -- What a test brought, until the person who tests has read it.
    create table provider_tests (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      provider_id uuid not null,
      tester_id uuid not null references accounts on delete cascade,
      sealed_result text not null,
      expires_at timestamptz not null,
      foreign key (school_id, provider_id) references identity_providers (school_id, id)
        on delete cascade
    );

    -- People whom a provider sent and the register did not know: they wait for the office.
    create table provider_visits (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      provider_id uuid not null,
      subject text not null,
      told_name text,
      identifiers jsonb not null,
      reason text not null check (reason in ('unknown', 'several')),
      refused_at timestamptz,
      created_at timestamptz not null default now(),
      last_at timestamptz not null default now(),
      expires_at timestamptz not null,
      unique (provider_id, subject),
      foreign key (school_id, provider_id) references identity_providers (school_id, id)
        on delete cascade
    );
    create index on provider_visits (school_id, created_at);

    -- The provider's own handle of a session, hashed, so that signing out there ends it here.
    create table provider_sessions (
      session_id uuid primary key references sessions on delete cascade,
      school_id uuid not null,
      provider_id uuid not null,
      handle_hash text not null,
      foreign key (school_id, provider_id) references identity_providers (school_id, id)
        on delete cascade
    );
    create index on provider_sessions (provider_id, handle_hash);
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table provider_sessions, provider_visits, provider_tests, provider_ways,
    identity_providers`.execute(db);
}
