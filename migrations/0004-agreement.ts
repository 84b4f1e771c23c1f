import { sql, type Kysely } from 'kysely';

/**
 * The contract between the school and its host: who must sign, its versions, and what was accepted, which
 * nothing may change afterwards. `signed_at` is what the gate reads at each command.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table people drop constraint people_role_check;
    alter table people
      add constraint people_role_check check (role in
        ('head', 'signatory', 'administrator', 'officer', 'teacher', 'substitute', 'assistant',
         'staff', 'pupil', 'guardian'));

    alter table schools
      add column signatory text not null default 'head' check (signatory in ('head', 'dasen')),
      add column signed_at timestamptz;

    create table agreement_versions (
      number integer primary key,
      hash text not null unique,
      created_at timestamptz not null default now()
    );

    create table agreement_acceptances (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      version integer not null references agreement_versions,
      hash text not null,
      documents json not null,
      signatory text not null check (signatory in ('head', 'dasen')),
      person_id uuid not null,
      name text not null,
      quality text not null,
      accepted_at timestamptz not null
    );
    create index on agreement_acceptances (school_id, accepted_at);

    create function refuse_to_change_an_acceptance() returns trigger language plpgsql as $$
    begin
      -- What goes with its school goes; nothing else touches what was signed.
      if tg_op = 'DELETE' and not exists (select from schools where id = old.school_id) then
        return old;
      end if;
      raise exception 'an acceptance is never changed';
    end $$;
    create trigger immutable before update or delete on agreement_acceptances
      for each row execute function refuse_to_change_an_acceptance();
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table agreement_acceptances, agreement_versions;
    drop function refuse_to_change_an_acceptance;
    alter table schools drop column signatory, drop column signed_at;
    delete from people where role = 'signatory';
    alter table people drop constraint people_role_check;
    alter table people
      add constraint people_role_check check (role in
        ('head', 'administrator', 'officer', 'teacher', 'substitute', 'assistant', 'staff',
         'pupil', 'guardian'));
  `.execute(db);
}
