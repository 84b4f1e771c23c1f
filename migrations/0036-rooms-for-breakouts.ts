import { sql, type Kysely } from 'kysely';

/**
 * Breakouts of a lesson: each has a media room of its own, and a seat is in one of them at most. A seat’s place
 * holds for one stay: whoever left, was sent back or removed comes back to the main room.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table breakouts (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      meeting_id uuid not null,
      number integer not null check (number between 1 and 20),
      media_room text not null unique default 'r_' || replace(gen_random_uuid()::text, '-', ''),
      opened_at timestamptz not null,
      ends_at timestamptz,
      called_at timestamptz,
      closed_at timestamptz,
      unique (school_id, meeting_id, id),
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade
    );
    create unique index on breakouts (meeting_id, number) where closed_at is null;
    create index on breakouts (ends_at) where closed_at is null;

    create table breakout_seats (
      seat_id uuid primary key references seats on delete cascade,
      school_id uuid not null,
      meeting_id uuid not null,
      breakout_id uuid not null,
      -- When the seat was let in for the stay that this place is of.
      stay_since timestamptz,
      foreign key (school_id, meeting_id, breakout_id)
        references breakouts (school_id, meeting_id, id) on delete cascade
    );
    create index on breakout_seats (breakout_id);

    -- Which open breakout each seat is in; who has no row here is in the main room.
    create view breakout_places as
      select p.seat_id, p.school_id, p.meeting_id, b.id as breakout_id, b.number, b.media_room
      from breakout_seats p
      join breakouts b on b.id = p.breakout_id and b.closed_at is null
      join seats s on s.id = p.seat_id and s.admitted_at is not distinct from p.stay_since;

    -- Said to all by somebody in a breakout: for those who were in it, and those who lead.
    alter table chat_messages add column breakout_id uuid references breakouts on delete cascade;
    create index on chat_messages (breakout_id);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from chat_messages where breakout_id is not null;
    alter table chat_messages drop column breakout_id;
    drop view breakout_places;
    drop table breakout_seats, breakouts;`.execute(db);
}
