import { sql, type Kysely } from 'kysely';

/**
 * What happened in a meeting, or to a seat, goes with it: a stream bears the id of what it tells about, and
 * has no other tie to a school.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function forget_streams() returns trigger language plpgsql as $$
    begin
      delete from event_streams using gone where event_streams.id = gone.id;
      return null;
    end $$;
    create trigger forget_streams after delete on meetings
      referencing old table as gone for each statement execute function forget_streams();
    create trigger forget_streams after delete on seats
      referencing old table as gone for each statement execute function forget_streams();
    -- Those that nothing is left of.
    delete from event_streams
    where not exists (select from meetings where meetings.id = event_streams.id)
      and not exists (select from seats where seats.id = event_streams.id);
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger forget_streams on meetings;
    drop trigger forget_streams on seats;
    drop function forget_streams();
  `.execute(db);
}
