import { sql, type Kysely } from 'kysely';

/** What the door needs beside personal links: devices that ask for a seat. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A second device that opened a personal link, and the teacher's no; a yes moves the link to it.
    create table link_requests (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      link_id uuid not null references entry_links on delete cascade,
      mark_hash text not null,
      asked_at timestamptz not null,
      refused_at timestamptz,
      unique (link_id, mark_hash)
    );
    create index on link_requests (school_id);
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table link_requests`.execute(db);
}
