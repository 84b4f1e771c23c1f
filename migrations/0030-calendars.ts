import { sql, type Kysely } from 'kysely';

/**
 * The address by which somebody's calendar reads their lessons; classes whose guardians receive the links by
 * themselves, and for which hour of a lesson they already did.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_feeds (
      person_id uuid primary key,
      school_id uuid not null,
      secret_hash text not null unique,
      created_at timestamptz not null default now(),
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on calendar_feeds (school_id);

    alter table door_rules
      add column mails_guardians boolean not null default false,
      alter column admits_signed_in set default false;
    create table guardian_mailings (
      meeting_id uuid primary key,
      school_id uuid not null,
      starts_at timestamptz not null,
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade
    );
    create index on guardian_mailings (school_id);
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table guardian_mailings, calendar_feeds;
    alter table door_rules
      drop column mails_guardians,
      alter column admits_signed_in drop default;`.execute(db);
}
