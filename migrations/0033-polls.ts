import { sql, type Kysely } from 'kysely';

/**
 * Polls of a lesson. By name, an answer stands with its seat. Anonymous, who answered (by a token that only the
 * poll's key links to a seat, and the key goes when it closes) and what was answered stand apart, without a
 * time: the schema itself refuses a named answer to an anonymous poll.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table polls (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      meeting_id uuid not null,
      kind text not null check (kind in ('yesNo', 'letters', 'single', 'several', 'open')),
      anonymous boolean not null,
      option_count smallint not null check (option_count between 0 and 10),
      sealed text not null,
      ballot_key text,
      answered integer not null default 0,
      shared boolean not null default false,
      opened_at timestamptz not null,
      closed_at timestamptz,
      check (ballot_key is null or (anonymous and closed_at is null)),
      check (not shared or closed_at is not null),
      unique (school_id, id, anonymous),
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade
    );
    create index on polls (school_id, meeting_id, id);
    create unique index on polls (meeting_id) where closed_at is null;

    create table poll_votes (
      id uuid primary key default gen_random_uuid(),
      school_id uuid not null,
      poll_id uuid not null,
      anonymous boolean not null default false check (not anonymous),
      seat_id uuid not null references seats on delete cascade,
      sealed text not null,
      unique (poll_id, seat_id),
      foreign key (school_id, poll_id, anonymous) references polls (school_id, id, anonymous)
        on delete cascade
    );
    create index on poll_votes (seat_id);

    create table poll_ballots (
      school_id uuid not null,
      poll_id uuid not null,
      anonymous boolean not null default true check (anonymous),
      token text not null,
      primary key (poll_id, token),
      foreign key (school_id, poll_id, anonymous) references polls (school_id, id, anonymous)
        on delete cascade
    );

    create table poll_tallies (
      school_id uuid not null,
      poll_id uuid not null,
      anonymous boolean not null default true check (anonymous),
      choice smallint not null check (choice between 0 and 9),
      votes integer not null default 0,
      primary key (poll_id, choice),
      foreign key (school_id, poll_id, anonymous) references polls (school_id, id, anonymous)
        on delete cascade
    );

    create table poll_texts (
      id uuid primary key default gen_random_uuid(),
      school_id uuid not null,
      poll_id uuid not null,
      anonymous boolean not null default true check (anonymous),
      sealed text not null,
      foreign key (school_id, poll_id, anonymous) references polls (school_id, id, anonymous)
        on delete cascade
    );
    create index on poll_texts (poll_id);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table poll_texts, poll_tallies, poll_ballots, poll_votes, polls;`.execute(db);
}
