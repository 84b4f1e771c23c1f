import { sql, type Kysely } from 'kysely';

/** The timer that a class sees, who was drawn by lot in a lesson, and who is shown large to all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table class_tools (
      meeting_id uuid primary key,
      school_id uuid not null,
      timer_lasts_ms integer,
      timer_elapsed_ms integer,
      timer_since timestamptz,
      pick_shown_to text check (pick_shown_to in ('hosts', 'all')),
      pick_over boolean not null default false,
      check (timer_elapsed_ms is not null or (timer_lasts_ms is null and timer_since is null)),
      foreign key (school_id, meeting_id) references meetings (school_id, id) on delete cascade
    );

    alter table seats
      add column picked_at timestamptz,
      add column spotlit_at timestamptz,
      add constraint seats_spotlit_inside check (state = 'admitted' or spotlit_at is null);
    create unique index seats_one_spotlit on seats (meeting_id) where spotlit_at is not null;`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table seats
      drop constraint seats_spotlit_inside,
      drop column picked_at,
      drop column spotlit_at;
    drop table class_tools;`.execute(db);
}
