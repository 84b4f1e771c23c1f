import { sql, type Kysely } from 'kysely';

/** What the door needs beside personal links: devices that ask for a seat, guests, a link for a class. */
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

    -- Somebody who is in no register: invited to one meeting, or come by its class link. They go with it.
    create table guests (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      meeting_id uuid not null,
      origin text not null check (origin in ('invited', 'class_link')),
      family_name text not null,
      given_name text not null,
      created_at timestamptz not null default now(),
      unique (school_id, id),
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade
    );
    create index on guests (school_id, meeting_id);

    -- A seat is a person's or a guest's; so is a personal link.
    alter table seats
      alter column person_id drop not null,
      add column guest_id uuid,
      add unique (meeting_id, guest_id),
      add foreign key (school_id, guest_id) references guests (school_id, id) on delete cascade,
      add constraint seats_sitter check (num_nonnulls(person_id, guest_id) = 1);
    alter table entry_links
      alter column person_id drop not null,
      add column guest_id uuid,
      add unique (meeting_id, guest_id),
      add foreign key (school_id, guest_id) references guests (school_id, id) on delete cascade,
      add constraint entry_links_owner check (num_nonnulls(person_id, guest_id) = 1);

    -- One link for a whole class: it leads to sign-in, and guests to the lobby when the teacher lets them.
    create table class_links (
      meeting_id uuid primary key,
      school_id uuid not null,
      secret_hash text not null unique,
      guests boolean not null default false,
      created_at timestamptz not null default now(),
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade
    );
    create index on class_links (school_id);
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table class_links, link_requests;
    delete from seats where person_id is null;
    delete from entry_links where person_id is null;
    alter table seats drop column guest_id, alter column person_id set not null;
    alter table entry_links drop column guest_id, alter column person_id set not null;
    drop table guests;`.execute(db);
}
