import { sql, type Kysely } from 'kysely';

/**
 * Roll calls: what the teacher corrects goes with the lesson until they confirm; what is confirmed is the
 * school's record, and outlives the lesson.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table roll_call_corrections (
      school_id uuid not null,
      meeting_id uuid not null,
      person_id uuid not null,
      status text not null check (status in ('present', 'late', 'left', 'network', 'absent')),
      late_minutes integer check (late_minutes > 0),
      from_status text not null
        check (from_status in ('present', 'late', 'left', 'network', 'absent')),
      from_minutes integer,
      made_by uuid,
      made_at timestamptz not null,
      primary key (meeting_id, person_id),
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade,
      foreign key (school_id, made_by) references people (school_id, id)
        on delete set null (made_by)
    );
    create index on roll_call_corrections (school_id, person_id);
    create index on roll_call_corrections (school_id, made_by);

    create table roll_calls (
      meeting_id uuid primary key,
      school_id uuid not null references schools on delete cascade,
      title text not null,
      group_name text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      confirmed_at timestamptz not null,
      confirmed_by uuid,
      unique (school_id, meeting_id),
      foreign key (school_id, confirmed_by) references people (school_id, id)
        on delete set null (confirmed_by)
    );
    create index on roll_calls (school_id, starts_at);
    create index on roll_calls (school_id, confirmed_by);

    create table roll_call_hosts (
      school_id uuid not null,
      meeting_id uuid not null,
      person_id uuid not null,
      primary key (meeting_id, person_id),
      foreign key (school_id, meeting_id) references roll_calls (school_id, meeting_id)
        on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on roll_call_hosts (school_id, person_id);

    create table roll_call_entries (
      school_id uuid not null,
      meeting_id uuid not null,
      person_id uuid not null,
      status text not null check (status in ('present', 'late', 'left', 'network', 'absent')),
      late_minutes integer check (late_minutes > 0),
      primary key (meeting_id, person_id),
      foreign key (school_id, meeting_id) references roll_calls (school_id, meeting_id)
        on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on roll_call_entries (school_id, person_id);

    create table roll_call_changes (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      meeting_id uuid not null,
      person_id uuid not null,
      from_status text not null,
      from_minutes integer,
      to_status text not null,
      to_minutes integer,
      made_by uuid,
      made_at timestamptz not null,
      foreign key (school_id, meeting_id) references roll_calls (school_id, meeting_id)
        on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade,
      foreign key (school_id, made_by) references people (school_id, id)
        on delete set null (made_by)
    );
    create index on roll_call_changes (meeting_id, made_at);
    create index on roll_call_changes (school_id, person_id);
    create index on roll_call_changes (school_id, made_by);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table roll_call_changes, roll_call_entries, roll_call_hosts, roll_calls,
    roll_call_corrections;`.execute(db);
}
