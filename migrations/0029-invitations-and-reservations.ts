import { sql, type Kysely } from 'kysely';

/**
 * Meetings of the staff that are planned: who is invited, and places that colleagues reserve. Capacity is
 * kept by the schema: each place held is a number of its own, from 1 to the meeting's places, so that an
 * eleventh of ten cannot be written, whatever a program does and whoever comes at the same instant.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table meetings
      add column places int check (places between 1 and 500),
      add constraint meetings_places_of_staff check (places is null or kind = 'staff'),
      add constraint meetings_id_places_key unique (id, places);

    create table meeting_invitations (
      school_id uuid not null,
      meeting_id uuid not null,
      person_id uuid not null,
      primary key (meeting_id, person_id),
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on meeting_invitations (school_id, person_id);

    create table reservations (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      meeting_id uuid not null,
      person_id uuid not null,
      -- The meeting's capacity, which follows it: what the number of a place is checked against.
      places int not null,
      -- null: on the waiting list, in the order of asked_at.
      place int,
      asked_at timestamptz not null,
      -- When the waiting list gave this place, until its holder says that they have read it.
      given_at timestamptz,
      unique (meeting_id, person_id),
      -- Looked at after the whole of a statement: places are numbered anew when there are fewer.
      constraint reservations_one_each unique (meeting_id, place) deferrable initially immediate,
      constraint reservations_capacity check (place between 1 and places),
      foreign key (meeting_id, places) references meetings (id, places) on update cascade,
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on reservations (school_id, person_id);

    -- Where places are reserved, nobody stands at the door or is inside without one.
    create function seats_reserved_only() returns trigger language plpgsql as $$
    begin
      if new.role <> 'host' and new.state in ('claimed', 'waiting', 'admitted')
        and new.account_id is not null
        and exists (select from meetings where id = new.meeting_id and places is not null)
        and not exists (select from reservations where meeting_id = new.meeting_id
          and person_id = new.person_id and place is not null)
      then
        raise exception 'this meeting is for those who hold a place'
          using errcode = 'check_violation', constraint = 'seats_reserved_only';
      end if;
      return new;
    end $$;
    create trigger seats_reserved_only
      before insert or update of role, state, account_id, person_id, meeting_id on seats
      for each row execute function seats_reserved_only();
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger seats_reserved_only on seats;
    drop function seats_reserved_only;
    drop table reservations, meeting_invitations;
    alter table meetings
      drop constraint meetings_id_places_key,
      drop constraint meetings_places_of_staff,
      drop column places;`.execute(db);
}
