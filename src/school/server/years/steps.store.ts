import { sql } from 'kysely';
import type { Trx } from '../../../platform/server/db.ts';
import type { RolloverId } from './rollovers.store.ts';
import './tables.ts';

type By = { personId: string };

const written = ({ numAffectedRows }: { numAffectedRows?: bigint | undefined }) =>
  Number(numAffectedRows ?? 0n);

/** Suspends the pupils of divisions whose access is open, and notes it for each. @returns how many */
export async function suspendPupils(
  trx: Trx,
  { schoolId, rolloverId }: RolloverId,
  by: By,
  leaving: readonly string[],
): Promise<number> {
  const noted = await sql`
    insert into year_rollover_steps
      (school_id, rollover_id, action, person_id, was_updated_at)
    select distinct p.school_id, ${rolloverId}::uuid, 'suspend', p.id, p.updated_at
    from people p join memberships m on m.person_id = p.id and m.role = 'pupil'
    where p.school_id = ${schoolId} and p.role = 'pupil' and p.suspended_at is null
      and m.group_id = any(${leaving}::uuid[])`.execute(trx);
  await sql`
    update people p set suspended_at = now(), updated_at = now()
    from year_rollover_steps s
    where s.rollover_id = ${rolloverId} and s.action = 'suspend' and p.id = s.person_id
      and p.school_id = ${schoolId}`.execute(trx);
  await sql`
    insert into register_changes (school_id, by_person_id, action, person_id)
    select school_id, ${by.personId}::uuid, 'suspend', person_id from year_rollover_steps
    where rollover_id = ${rolloverId} and action = 'suspend'`.execute(trx);
  return written(noted);
}

/** Puts the groups of today away, but those that are kept, which go on to the new year. */
export async function moveGroups(
  trx: Trx,
  { schoolId, rolloverId }: RolloverId,
  { from, to, keep }: { from: string; to: string; keep: readonly string[] },
): Promise<{ archived: number; kept: number }> {
  await sql`
    insert into year_rollover_steps (school_id, rollover_id, action, group_id, was_year_id)
    select school_id, ${rolloverId}::uuid,
      case when id = any(${keep}::uuid[]) then 'keep' else 'archive' end, id, year_id
    from groups where school_id = ${schoolId} and archived_at is null`.execute(trx);
  const moved = (action: 'keep' | 'archive') => sql`
    from year_rollover_steps s
    where s.rollover_id = ${rolloverId} and s.action = ${action}
      and g.id = s.group_id and g.school_id = ${schoolId}`;
  const kept = await sql`
    update groups g set year_id = ${to} ${moved('keep')}`.execute(trx);
  const archived = await sql`
    update groups g set archived_at = now(), year_id = coalesce(g.year_id, ${from})
    ${moved('archive')}`.execute(trx);
  return { archived: written(archived), kept: written(kept) };
}

export const noteCancelled = (trx: Trx, of: RolloverId, meetingIds: readonly string[]) =>
  sql`
    insert into year_rollover_steps (school_id, rollover_id, action, meeting_id)
    select ${of.schoolId}::uuid, ${of.rolloverId}::uuid, 'cancel', id
    from unnest(${meetingIds}::uuid[]) as id`.execute(trx);

export async function listCancelled(trx: Trx, of: RolloverId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select meeting_id as id from year_rollover_steps
    where school_id = ${of.schoolId} and rollover_id = ${of.rolloverId} and action = 'cancel'
    order by meeting_id`.execute(trx);
  return rows.map(({ id }) => id);
}

/**
 * Lets back in whom the rollover suspended, unless somebody decided otherwise since. A record that nobody
 * touched bears its former date again.
 */
export async function reinstatePupils(
  trx: Trx,
  { schoolId, rolloverId }: RolloverId,
  by: By,
): Promise<void> {
  // Every pupil of the groups that come back: the rule of one division holds their rows, in this order.
  await sql`
    select from people where school_id = ${schoolId} and id in (
      select m.person_id from memberships m join year_rollover_steps s on s.group_id = m.group_id
      where s.rollover_id = ${rolloverId} and s.action = 'archive' and m.role = 'pupil'
      union
      select person_id from year_rollover_steps where rollover_id = ${rolloverId})
    order by id for no key update`.execute(trx);
  await sql`
    with back as (
      update people p set suspended_at = null,
        updated_at = case when p.updated_at = r.done_at then s.was_updated_at else now() end
      from year_rollover_steps s join year_rollovers r on r.id = s.rollover_id
      where s.rollover_id = ${rolloverId} and s.action = 'suspend' and p.id = s.person_id
        and p.school_id = ${schoolId} and p.suspended_at = r.done_at
      returning p.school_id, p.id)
    insert into register_changes (school_id, by_person_id, action, person_id)
    select school_id, ${by.personId}::uuid, 'reinstate', id from back`.execute(trx);
}

/** Takes the groups back from the archive, each with the year that it had. */
export async function restoreGroups(trx: Trx, { schoolId, rolloverId }: RolloverId) {
  await sql`
    update groups g set year_id = s.was_year_id,
      archived_at = case when s.action = 'archive' then null else g.archived_at end
    from year_rollover_steps s
    where s.rollover_id = ${rolloverId} and s.action in ('archive', 'keep')
      and g.id = s.group_id and g.school_id = ${schoolId}`.execute(trx);
}
