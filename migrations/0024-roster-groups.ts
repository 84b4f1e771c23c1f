import { sql, type Kysely } from 'kysely';

/** How another system names a class: a file that tells only what changed says no more of it than that. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table group_identifiers (
      school_id uuid not null,
      group_id uuid not null,
      scheme text not null,
      value text not null,
      primary key (group_id, scheme, value),
      foreign key (school_id, group_id) references groups (school_id, id) on delete cascade
    );
    create index on group_identifiers (school_id, scheme, value);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table group_identifiers;`.execute(db);
}
