import { sql, type Kysely } from 'kysely';

/**
 * Meetings of the staff: they have no group, and nobody who learns there can have a seat in one, whatever
 * a program does: the database refuses pupils, guardians, guests, links and browsers without an account.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table meetings
      drop constraint meetings_kind_check,
      add constraint meetings_kind_check check (kind in ('lesson', 'staff')),
      alter column group_id drop not null,
      add constraint meetings_group_check check ((kind = 'lesson') = (group_id is not null));

    alter table seats
      drop constraint seats_role_check,
      add constraint seats_role_check check (role in ('host', 'pupil', 'guest', 'colleague'));

    create function seats_staff_only() returns trigger language plpgsql as $$
    declare
      of_staff boolean := exists (
        select from meetings where id = new.meeting_id and kind = 'staff');
      is_staff boolean := new.mark_hash is null and exists (
        select from people where id = new.person_id
          and role not in ('pupil', 'guardian', 'signatory'));
    begin
      if of_staff and not (new.role in ('host', 'colleague') and is_staff) then
        raise exception 'a staff meeting is for staff, each by their account'
          using errcode = 'check_violation', constraint = 'seats_staff_only';
      end if;
      if not of_staff and new.role = 'colleague' then
        raise exception 'a lesson has no colleagues'
          using errcode = 'check_violation', constraint = 'seats_staff_only';
      end if;
      return new;
    end $$;
    create trigger seats_staff_only
      before insert or update of role, mark_hash, person_id, guest_id, meeting_id on seats
      for each row execute function seats_staff_only();

    create function lessons_only() returns trigger language plpgsql as $$
    begin
      if exists (select from meetings where id = new.meeting_id and kind = 'staff') then
        raise exception 'a staff meeting has no links and no guests'
          using errcode = 'check_violation', constraint = 'lessons_only';
      end if;
      return new;
    end $$;
    create trigger lessons_only before insert on entry_links
      for each row execute function lessons_only();
    create trigger lessons_only before insert on class_links
      for each row execute function lessons_only();
    create trigger lessons_only before insert on guests
      for each row execute function lessons_only();
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger lessons_only on guests;
    drop trigger lessons_only on class_links;
    drop trigger lessons_only on entry_links;
    drop trigger seats_staff_only on seats;
    drop function lessons_only, seats_staff_only;
    delete from meetings where kind = 'staff';
    alter table seats
      drop constraint seats_role_check,
      add constraint seats_role_check check (role in ('host', 'pupil', 'guest'));
    alter table meetings
      drop constraint meetings_group_check,
      alter column group_id set not null,
      drop constraint meetings_kind_check,
      add constraint meetings_kind_check check (kind in ('lesson'));`.execute(db);
}
