import { sql, type Kysely } from 'kysely';

/** Imports: what was read, what it would change, how far it is written, and how to take it back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table imports (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      created_by uuid,
      format text not null check (format in ('csv', 'onde', 'siecle', 'sts', 'oneroster')),
      state text not null default 'ready' check (state in
        ('ready', 'applying', 'applied', 'undoing', 'undone', 'cancelled', 'expired')),
      counts jsonb not null,
      report jsonb not null,
      register_mark text not null,
      total integer not null,
      cursor integer not null default 0,
      created_at timestamptz not null default now(),
      worked_at timestamptz,
      finished_at timestamptz,
      unique (school_id, id),
      foreign key (school_id, created_by) references people (school_id, id)
        on delete set null (created_by)
    );
    create index on imports (school_id, created_at);
    create index on imports (created_by);
    create unique index imports_at_work on imports (school_id)
      where state in ('applying', 'undoing');

    create table import_steps (
      school_id uuid not null,
      import_id uuid not null,
      number integer not null,
      kind text not null check (kind in ('group', 'person', 'membership', 'guardianship')),
      action text not null check (action in ('add', 'change', 'remove', 'conflict', 'absent')),
      subject_id uuid,
      other_id uuid,
      role text,
      line integer,
      reason text,
      data jsonb,
      before jsonb,
      done_at timestamptz,
      primary key (import_id, number),
      foreign key (school_id, import_id) references imports (school_id, id) on delete cascade
    );

    create table import_columns (
      school_id uuid not null references schools on delete cascade,
      signature text not null,
      columns jsonb not null,
      updated_at timestamptz not null default now(),
      primary key (school_id, signature)
    );`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table import_columns, import_steps, imports;`.execute(db);
}
