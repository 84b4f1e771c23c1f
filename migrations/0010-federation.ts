import { sql, type Kysely } from 'kysely';

/** What SAML and LTI need beside a provider: answers already taken, our keys, courses, links to choose. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Answers that a provider signed and that were taken, until nobody could take them again.
    create table provider_answers (
      school_id uuid not null,
      provider_id uuid not null,
      answer_hash text not null,
      expires_at timestamptz not null,
      primary key (provider_id, answer_hash),
      foreign key (school_id, provider_id) references identity_providers (school_id, id)
        on delete cascade
    );
    create index on provider_answers (expires_at);

    -- Our own key in the eyes of one platform.
    create table provider_keys (
      school_id uuid not null,
      provider_id uuid primary key,
      key_id text not null,
      public_key jsonb not null,
      sealed_private_key text not null,
      created_at timestamptz not null default now(),
      foreign key (school_id, provider_id) references identity_providers (school_id, id)
        on delete cascade
    );

    -- Courses of a platform whose list may be asked for.
    create table provider_courses (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      provider_id uuid not null,
      context text not null,
      title text,
      roster_url text not null,
      seen_at timestamptz not null,
      unique (provider_id, context),
      foreign key (school_id, provider_id) references identity_providers (school_id, id)
        on delete cascade
    );
    create index on provider_courses (school_id);

    -- A platform asked which lesson its course shall link to; minutes.
    create table course_links (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      provider_id uuid not null,
      sealed_request text not null,
      expires_at timestamptz not null,
      foreign key (school_id, provider_id) references identity_providers (school_id, id)
        on delete cascade
    );
    create index on course_links (expires_at);
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table course_links, provider_courses, provider_keys, provider_answers`.execute(db);
}
