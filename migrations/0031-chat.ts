import { sql, type Kysely } from 'kysely';

/**
 * Messages of a lesson, sealed from the first on with a key of their school's own; the key itself is sealed
 * with the installation's secret, and goes with the school. What a class's rule says of them; and those that
 * somebody reported, sealed apart with the hash of what they said.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table school_keys (
      school_id uuid primary key references schools on delete cascade,
      sealed text not null,
      created_at timestamptz not null default now()
    );

    create table chat_messages (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      meeting_id uuid not null,
      author_seat_id uuid not null references seats on delete cascade,
      sent_to text not null check (sent_to in ('all', 'hosts', 'one')),
      one_seat_id uuid references seats on delete cascade,
      sealed text not null,
      attempt uuid not null,
      sent_at timestamptz not null,
      check ((sent_to = 'one') = (one_seat_id is not null)),
      unique (author_seat_id, attempt),
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade
    );
    create index on chat_messages (school_id, meeting_id, id);
    create index on chat_messages (one_seat_id);

    create table chat_rules (
      school_id uuid not null,
      group_id uuid primary key,
      late_reads boolean not null,
      pupil_links boolean not null,
      slow_seconds integer not null check (slow_seconds between 0 and 300),
      foreign key (school_id, group_id) references groups (school_id, id) on delete cascade
    );

    create table chat_reports (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      message_id uuid not null unique,
      author_person_id uuid references people on delete cascade,
      reporter_person_id uuid references people on delete set null,
      sealed text not null,
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      reported_at timestamptz not null,
      opened_by_person_id uuid references people on delete set null,
      opened_at timestamptz
    );
    create index on chat_reports (school_id, reported_at);
    create index on chat_reports (author_person_id);
    create index on chat_reports (reporter_person_id);
    create index on chat_reports (opened_by_person_id);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table chat_reports, chat_rules, chat_messages, school_keys;`.execute(db);
}
