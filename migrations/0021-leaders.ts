import { sql, type Kysely } from 'kysely';

/**
 * Who leads a lesson: who planned it, for good; the others while they teach or assist its group, so that
 * leaving the group takes the lesson from them without anybody touching it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table meeting_hosts add column planner boolean not null default false;
    -- Until now a lesson had one host: who planned it.
    update meeting_hosts set planner = true;
    create unique index meeting_hosts_one_planner on meeting_hosts (meeting_id) where planner;
    create index memberships_staff on memberships (group_id, person_id) where role <> 'pupil';

    create view meeting_leaders as
      select h.school_id, h.meeting_id, h.person_id, h.planner
      from meeting_hosts h join meetings m on m.id = h.meeting_id
      where h.planner or exists (
        select from memberships b
        where b.group_id = m.group_id and b.person_id = h.person_id and b.role <> 'pupil');
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop view meeting_leaders;
    drop index memberships_staff, meeting_hosts_one_planner;
    alter table meeting_hosts drop column planner;`.execute(db);
}
