import { sql, type Kysely } from 'kysely';

/**
 * What people may do in a class: switches set by the school, for a class, for a lesson, for a person in
 * it. Each is an object of rights to true or false; an absent one leaves it to the layer before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table schools add column rights jsonb not null default '{}'
      check (jsonb_typeof(rights) = 'object');
    alter table groups add column rights jsonb not null default '{}'
      check (jsonb_typeof(rights) = 'object');
    alter table meetings add column rights jsonb not null default '{}'
      check (jsonb_typeof(rights) = 'object');
    alter table seats add column rights jsonb not null default '{}'
      check (jsonb_typeof(rights) = 'object');
    -- Since when « Calme » is on: a mask over the rights, which it leaves as they are.
    alter table meetings add column calm_since timestamptz;`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table meetings drop column calm_since, drop column rights;
    alter table seats drop column rights;
    alter table groups drop column rights;
    alter table schools drop column rights;`.execute(db);
}
