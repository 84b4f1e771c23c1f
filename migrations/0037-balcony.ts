import { sql, type Kysely } from 'kysely';

const view = (columns: string) => sql`
  create view breakout_places as
    select p.seat_id, p.school_id, p.meeting_id, b.id as breakout_id, b.number, b.media_room${sql.raw(columns)}
    from breakout_seats p
    join breakouts b on b.id = p.breakout_id and b.closed_at is null
    join seats s on s.id = p.seat_id and s.admitted_at is not distinct from p.stay_since;`;

/** Somebody who leads listens to a breakout from its balcony: is in its room, and sends nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop view breakout_places;
    alter table breakout_seats add column listening boolean not null default false;`.execute(db);
  await view(', p.listening').execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop view breakout_places; alter table breakout_seats drop column listening;`.execute(
    db,
  );
  await view('').execute(db);
}
