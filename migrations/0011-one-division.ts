import { sql, type Kysely } from 'kysely';

/**
 * A pupil is in one division at a time, whoever writes: a page, an import, a change of year. Whoever adds a
 * pupil to a division holds the pupil's row, so that two writers at once do not make two divisions.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function demand_one_division(pupils uuid[]) returns void language plpgsql as $$
    begin
      perform 1 from people where id = any(pupils) order by id for no key update;
      if exists (
        select from memberships m join groups g on g.id = m.group_id
        where m.person_id = any(pupils) and m.role = 'pupil'
          and g.kind = 'division' and g.archived_at is null
        group by m.person_id having count(*) > 1)
      then
        raise exception 'a pupil is in one division at a time'
          using errcode = 'exclusion_violation', constraint = 'memberships_one_division';
      end if;
    end $$;

    create function memberships_one_division() returns trigger language plpgsql as $$
    begin
      perform demand_one_division(array(
        select w.person_id from written w join groups g on g.id = w.group_id
        where w.role = 'pupil' and g.kind = 'division' and g.archived_at is null));
      return null;
    end $$;
    create trigger memberships_one_division_on_insert after insert on memberships
      referencing new table as written for each statement
      execute function memberships_one_division();
    create trigger memberships_one_division_on_update after update on memberships
      referencing new table as written for each statement
      execute function memberships_one_division();

    create function groups_one_division() returns trigger language plpgsql as $$
    begin
      perform demand_one_division(array(
        select person_id from memberships where group_id = new.id and role = 'pupil'));
      return null;
    end $$;
    create trigger groups_one_division after update of kind, archived_at on groups for each row
      when (new.kind = 'division' and new.archived_at is null
        and (old.kind <> new.kind or old.archived_at is not null))
      execute function groups_one_division();

    create index on memberships (person_id);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index memberships_person_id_idx;
    drop trigger groups_one_division on groups;
    drop trigger memberships_one_division_on_insert on memberships;
    drop trigger memberships_one_division_on_update on memberships;
    drop function groups_one_division, memberships_one_division, demand_one_division;`.execute(db);
}
