import { sql, type Kysely } from 'kysely';

/**
 * A reported message says by reference who reported it and whom it was for: their names are no longer sealed
 * with it, and go when they do. A guest's message goes with the guest. Copies that were sealed before keep the
 * names in them until their thirty days are over, and nothing shows them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table chat_reports
      add column author_guest_id uuid references guests on delete cascade,
      add column one_person_id uuid references people on delete set null,
      add column one_guest_id uuid references guests on delete set null,
      add column reporter_guest_id uuid references guests on delete set null;
    create index on chat_reports (author_guest_id);
    create index on chat_reports (one_person_id);
    create index on chat_reports (one_guest_id);
    create index on chat_reports (reporter_guest_id);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table chat_reports
      drop column author_guest_id,
      drop column one_person_id,
      drop column one_guest_id,
      drop column reporter_guest_id;`.execute(db);
}
