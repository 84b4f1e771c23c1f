import { sql, type Kysely } from 'kysely';

/** Invitations, second factors, passkeys, and what the owner of an account is told of others' attempts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table accounts add unique (school_id, id);
    alter table sessions add column second_factor_at timestamptz;

    create table invitations (
      account_id uuid primary key,
      school_id uuid not null,
      secret_hash text not null unique,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      foreign key (school_id, account_id) references accounts (school_id, id) on delete cascade
    );
    create index on invitations (expires_at);

    create table totp_secrets (
      account_id uuid primary key,
      school_id uuid not null,
      sealed_secret text not null,
      confirmed_at timestamptz,
      last_step bigint not null default 0,
      created_at timestamptz not null default now(),
      foreign key (school_id, account_id) references accounts (school_id, id) on delete cascade
    );

    create table backup_codes (
      account_id uuid not null,
      school_id uuid not null,
      code_hash text not null,
      primary key (account_id, code_hash),
      foreign key (school_id, account_id) references accounts (school_id, id) on delete cascade
    );

    create table passkeys (
      id uuid primary key default uuidv7(),
      account_id uuid not null,
      school_id uuid not null,
      credential_id text not null unique,
      public_key text not null,
      counter bigint not null,
      transports text[] not null default '{}',
      name text not null,
      created_at timestamptz not null default now(),
      used_at timestamptz,
      foreign key (school_id, account_id) references accounts (school_id, id) on delete cascade
    );
    create index on passkeys (account_id);

    create table failed_sign_ins (
      account_id uuid primary key references accounts on delete cascade,
      failures integer not null,
      first_at timestamptz not null,
      last_at timestamptz not null
    );

    create table known_browsers (
      secret_hash text not null,
      account_id uuid not null references accounts on delete cascade,
      expires_at timestamptz not null,
      primary key (secret_hash, account_id)
    );
    create index on known_browsers (account_id);
    create index on known_browsers (expires_at);
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table known_browsers, failed_sign_ins, passkeys, backup_codes, totp_secrets, invitations;
    alter table sessions drop column second_factor_at;
    alter table accounts drop constraint accounts_school_id_id_key;
  `.execute(db);
}
