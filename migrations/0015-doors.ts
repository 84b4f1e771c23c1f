import { sql, type Kysely } from 'kysely';

/** Who was sent out and until when, what a class's door does by itself, what those who wait are told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- When a host let the class in for the first time, and the lesson that took the place of this one.
    alter table meetings
      add column door_opened_at timestamptz,
      add column remade_as uuid references meetings on delete set null;
    -- The seat that its person holds in that lesson.
    alter table seats add column remade_as uuid references seats on delete set null;

    create table bans (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      meeting_id uuid not null,
      seat_id uuid not null references seats on delete cascade,
      person_id uuid,
      lasts text not null check (lasts in ('lesson', 'lifted')),
      reason text check (reason in ('disturbs', 'words', 'intruder', 'other')),
      note text,
      by_person_id uuid,
      created_at timestamptz not null,
      lifted_at timestamptz,
      lifted_by_person_id uuid,
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade,
      foreign key (school_id, by_person_id) references people (school_id, id)
        on delete set null (by_person_id),
      foreign key (school_id, lifted_by_person_id) references people (school_id, id)
        on delete set null (lifted_by_person_id)
    );
    create index on bans (meeting_id);
    create index on bans (school_id, person_id) where lifted_at is null;

    create table door_rules (
      school_id uuid not null,
      group_id uuid primary key,
      admits_signed_in boolean not null,
      foreign key (school_id, group_id) references groups (school_id, id) on delete cascade
    );

    create table lobby_messages (
      school_id uuid not null,
      meeting_id uuid primary key,
      phrase text check (phrase in ('soon', 'turns', 'group', 'material')),
      words text,
      by_person_id uuid,
      told_at timestamptz not null,
      check (phrase is not null or words is not null),
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade,
      foreign key (school_id, by_person_id) references people (school_id, id)
        on delete set null (by_person_id)
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table lobby_messages, door_rules, bans;
    alter table seats drop column remade_as;
    alter table meetings drop column remade_as, drop column door_opened_at;`.execute(db);
}
