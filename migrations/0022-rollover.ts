import { sql, type Kysely } from 'kysely';

/**
 * The passage from one school year to the next, and what it changed, row by row, so that it can be taken
 * back. Whoever, or whatever, is deleted meanwhile takes their line with them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table year_rollovers (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      from_year_id uuid not null,
      -- Gone with the year that it began, once taken back.
      to_year_id uuid,
      done_by uuid,
      counts jsonb not null,
      -- The groups of the new year and who is in them, right after.
      mark text not null,
      done_at timestamptz not null default now(),
      undone_at timestamptz,
      unique (school_id, id),
      foreign key (school_id, from_year_id) references school_years (school_id, id)
        on delete cascade,
      foreign key (school_id, to_year_id) references school_years (school_id, id)
        on delete set null (to_year_id),
      foreign key (school_id, done_by) references people (school_id, id)
        on delete set null (done_by)
    );
    create index on year_rollovers (school_id, done_at);
    create index on year_rollovers (from_year_id);
    create index on year_rollovers (to_year_id);
    create index on year_rollovers (done_by);

    create table year_rollover_steps (
      school_id uuid not null,
      rollover_id uuid not null,
      action text not null check (action in ('archive', 'keep', 'suspend', 'cancel')),
      group_id uuid,
      person_id uuid,
      meeting_id uuid references meetings on delete cascade,
      was_year_id uuid,
      was_updated_at timestamptz,
      check (num_nonnulls(group_id, person_id, meeting_id) = 1),
      foreign key (school_id, rollover_id) references year_rollovers (school_id, id)
        on delete cascade,
      foreign key (school_id, group_id) references groups (school_id, id) on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on year_rollover_steps (rollover_id);
    create index on year_rollover_steps (group_id);
    create index on year_rollover_steps (person_id);
    create index on year_rollover_steps (meeting_id);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table year_rollover_steps, year_rollovers;`.execute(db);
}
