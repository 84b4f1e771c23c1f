import { sql, type Kysely } from 'kysely';

/** What a school knows of its people: where it comes from, how others name them, for how long they may act. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table people drop constraint people_role_check;
    alter table people
      add constraint people_role_check check (role in
        ('head', 'administrator', 'officer', 'teacher', 'substitute', 'assistant', 'staff',
         'pupil', 'guardian')),
      add column email text,
      add column source text not null default 'entered'
        check (source in ('entered', 'import', 'provider', 'installation')),
      add column active_from timestamptz,
      add column active_until timestamptz check (active_until > active_from),
      add column suspended_at timestamptz,
      add column updated_at timestamptz not null default now();
    create index on people (school_id, role);

    create table person_identifiers (
      school_id uuid not null,
      person_id uuid not null,
      scheme text not null,
      value text not null,
      created_at timestamptz not null default now(),
      primary key (school_id, scheme, value),
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on person_identifiers (person_id);

    create table guardianships (
      school_id uuid not null,
      guardian_id uuid not null,
      pupil_id uuid not null,
      created_at timestamptz not null default now(),
      ended_at timestamptz,
      primary key (guardian_id, pupil_id),
      foreign key (school_id, guardian_id) references people (school_id, id) on delete cascade,
      foreign key (school_id, pupil_id) references people (school_id, id) on delete cascade
    );
    create index on guardianships (school_id, pupil_id);

    create table school_years (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      name text not null,
      starts_on date not null,
      ends_on date not null check (ends_on > starts_on),
      closed_at timestamptz,
      created_at timestamptz not null default now(),
      unique (school_id, id),
      unique (school_id, name)
    );
    create unique index school_years_current on school_years (school_id) where closed_at is null;

    alter table groups
      add column year_id uuid,
      add column level text,
      add column archived_at timestamptz,
      add foreign key (school_id, year_id) references school_years (school_id, id)
        on delete set null (year_id),
      drop constraint groups_school_id_name_key;
    create unique index groups_name on groups (school_id, name) where archived_at is null;

    alter table memberships drop constraint memberships_role_check;
    alter table memberships add constraint memberships_role_check
      check (role in ('pupil', 'teacher', 'assistant'));
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from memberships where role = 'assistant';
    alter table memberships drop constraint memberships_role_check;
    alter table memberships add constraint memberships_role_check
      check (role in ('pupil', 'teacher'));
    drop index groups_name;
    alter table groups
      drop column year_id,
      drop column level,
      drop column archived_at,
      add constraint groups_school_id_name_key unique (school_id, name);
    drop table school_years, guardianships, person_identifiers;
    update people set role = 'teacher' where role = 'substitute';
    update people set role = 'staff' where role = 'assistant';
    alter table people drop constraint people_role_check;
    alter table people
      add constraint people_role_check check (role in
        ('head', 'administrator', 'officer', 'teacher', 'staff', 'pupil', 'guardian')),
      drop column email,
      drop column source,
      drop column active_from,
      drop column active_until,
      drop column suspended_at,
      drop column updated_at;`.execute(db);
}
