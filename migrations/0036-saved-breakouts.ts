import { sql, type Kysely } from 'kysely';

/** Who is in which breakout, kept under a name by somebody who teaches a class, for its next lessons. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table breakout_plans (
      id uuid primary key default uuidv7(),
      school_id uuid not null,
      group_id uuid not null,
      person_id uuid not null,
      name text not null,
      breakouts integer not null check (breakouts between 1 and 20),
      minutes integer check (minutes between 1 and 180),
      created_at timestamptz not null default now(),
      unique (school_id, id),
      foreign key (school_id, group_id) references groups (school_id, id) on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create unique index breakout_plans_name on breakout_plans (group_id, person_id, lower(name));
    create index on breakout_plans (school_id, person_id);

    create table breakout_plan_people (
      plan_id uuid not null,
      school_id uuid not null,
      person_id uuid not null,
      number integer not null check (number between 1 and 20),
      primary key (plan_id, person_id),
      foreign key (school_id, plan_id) references breakout_plans (school_id, id) on delete cascade,
      foreign key (school_id, person_id) references people (school_id, id) on delete cascade
    );
    create index on breakout_plan_people (school_id, person_id);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table breakout_plan_people, breakout_plans;`.execute(db);
}
