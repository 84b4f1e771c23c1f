import { sql, type Kysely } from 'kysely';

/**
 * The second factor of those who run the installation, which they cannot do without. An app that is being
 * set up (`totp_next`) takes the place of the one before (`totp_secret`) once a first code of it was right.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table operators
      add column totp_secret text,
      add column totp_next text,
      add column totp_step bigint not null default 0,
      add column backup_codes text[] not null default '{}';
    alter table operator_sessions add column second_factor_at timestamptz;
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table operator_sessions drop column second_factor_at;
    alter table operators drop column backup_codes, drop column totp_step, drop column totp_next,
      drop column totp_secret;
  `.execute(db);
}
