import { sql, type Kysely } from 'kysely';

/**
 * Mails on their way out. A mail that was sent leaves no row; without a mail server they wait here for the
 * administrator. They die with their school, with the person they are for, and after thirty days.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outbox_mails (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      person_id uuid,
      recipient text not null,
      subject text not null,
      body_text text not null,
      body_html text not null,
      state text not null default 'waiting' check (state in ('waiting', 'refused')),
      created_at timestamptz not null default now(),
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on outbox_mails (school_id, created_at);
    create index on outbox_mails (created_at);
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table outbox_mails`.execute(db);
}
