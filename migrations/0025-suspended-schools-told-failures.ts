import { sql, type Kysely } from 'kysely';

/**
 * The host may suspend a school: nobody works there any more, nothing is erased, and those who answer for
 * its data still read, correct, take out and erase it. And how many of an account's failed sign-ins its owner
 * was told of by mail, so that none is told twice.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table schools
      add column suspended_at timestamptz,
      add column suspended_for text
        check (suspended_for in ('contract_ended', 'disagreement', 'security', 'asked')),
      add constraint schools_suspended_for_a_reason
        check ((suspended_at is null) = (suspended_for is null));
    alter table failed_sign_ins add column mailed integer not null default 0;
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table failed_sign_ins drop column mailed;
    alter table schools drop column suspended_for, drop column suspended_at;
  `.execute(db);
}
