import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '../../../platform/server/db.ts';
import type { ImportId } from './imports.store.ts';
import type { Step } from './steps.ts';
import './tables.ts';

/** Steps `after` < number ≤ `to` of one import. */
export type Batch = ImportId & { after: number; to: number };

/** The batch's steps of one sort, but those where the register's word was chosen. */
const taken = ({ schoolId, importId, after, to }: Batch, kind: string, action: string) => sql`
  select * from import_steps
  where school_id = ${schoolId} and import_id = ${importId}
    and number > ${after} and number <= ${to} and kind = ${kind} and action = ${action}
    and choice is distinct from 'ours'`;

/** Notes what was really written, and forgets what was read for it. */
const noted = ({ importId, after, to }: Batch, kind: string, action: string, key: string) => sql`
  update import_steps s set done_at = now(), data = null from made
  where s.import_id = ${importId} and s.number > ${after} and s.number <= ${to}
    and s.kind = ${kind} and s.action = ${action} and ${sql.raw(key)}`;

/** In one statement: the tables are not yet known to be full, and joining them again would read all of each. */
const addGroups = (batch: Batch) => sql`
  with taken as (${taken(batch, 'group', 'add')}),
  made as (
    insert into groups (id, school_id, name, kind, level, year_id)
    select subject_id, school_id, data->>'name', data->>'kind', data->>'level',
      (select id from school_years y where y.school_id = ${batch.schoolId} and closed_at is null)
    from taken on conflict do nothing returning id),
  numbered as (
    insert into group_identifiers (school_id, group_id, scheme, value)
    select t.school_id, made.id, i.scheme, i.value
    from made join taken t on t.subject_id = made.id
    cross join lateral jsonb_to_recordset(t.data->'identifiers') as i (scheme text, value text)
    on conflict do nothing)
  ${noted(batch, 'group', 'add', 's.subject_id = made.id')}`;

const identifyGroups = (batch: Batch) => sql`
  insert into group_identifiers (school_id, group_id, scheme, value)
  select g.school_id, g.id, i.scheme, i.value
  from (${taken(batch, 'group', 'change')}) t
  join groups g on g.school_id = t.school_id and g.id = t.subject_id
  cross join lateral jsonb_to_recordset(t.data->'identifiers') as i (scheme text, value text)
  on conflict do nothing`;

const noteIdentified = ({ schoolId, importId, after, to }: Batch) => sql`
  update import_steps set done_at = now(), data = null
  where school_id = ${schoolId} and import_id = ${importId}
    and number > ${after} and number <= ${to} and kind = 'group' and action = 'change'`;

const addPeople = (batch: Batch) => sql`
  insert into people (id, school_id, role, family_name, given_name, title, email, source)
  select subject_id, school_id, role, data->>'family', data->>'given', data->>'title',
    data->>'email', 'import'
  from (${taken(batch, 'person', 'add')}) taken on conflict do nothing`;

const changePeople = (batch: Batch) => sql`
  update people p
  set family_name = t.data->>'family', given_name = t.data->>'given', title = t.data->>'title',
    email = t.data->>'email', updated_at = now()
  from (${taken(batch, 'person', 'change')}) t
  where p.school_id = t.school_id and p.id = t.subject_id
    and t.reason is distinct from 'identified'`;

const addIdentifiers = (batch: Batch, action: 'add' | 'change') => sql`
  insert into person_identifiers (school_id, person_id, scheme, value)
  select p.school_id, p.id, i.scheme, i.value
  from (${taken(batch, 'person', action)}) t
  join people p on p.school_id = t.school_id and p.id = t.subject_id
  cross join lateral jsonb_to_recordset(t.data->'identifiers') as i (scheme text, value text)
  on conflict do nothing`;

/** A choice for the register's word is noted as well: the report tells it. */
const notePeople = ({ schoolId, importId, after, to }: Batch, action: 'add' | 'change') => sql`
  update import_steps s
  set done_at = now(), data = null, before = case when choice = 'ours' then null else before end
  where s.import_id = ${importId} and s.number > ${after} and s.number <= ${to}
    and s.kind = 'person' and s.action = ${action}
    and exists (select from people p where p.school_id = ${schoolId} and p.id = s.subject_id)`;

const sameMembership = 's.other_id = made.group_id and s.subject_id = made.person_id';

const removeMemberships = (batch: Batch) => sql`
  with taken as (${taken(batch, 'membership', 'remove')}),
  made as (
    delete from memberships m using taken t
    where m.school_id = t.school_id and m.group_id = t.other_id and m.person_id = t.subject_id
    returning m.group_id, m.person_id)
  ${noted(batch, 'membership', 'remove', sameMembership)}`;

/** Is the pupil of a step about to be in a second division of this year? */
export const wouldBeSecond = sql`(t.role = 'pupil' and g.kind = 'division'
  and g.archived_at is null and exists (
    select from memberships m join groups d on d.id = m.group_id
    where m.school_id = t.school_id and m.person_id = t.subject_id and m.group_id <> g.id
      and m.role = 'pupil' and d.kind = 'division' and d.archived_at is null))`;

/**
 * Somebody or a group that went since the preview is passed over, and so is a pupil whom somebody has put
 * in another division meanwhile: a hand decides before a file.
 */
const addMemberships = (batch: Batch) => sql`
  with taken as (${taken(batch, 'membership', 'add')}),
  made as (
    insert into memberships (school_id, group_id, person_id, role)
    select t.school_id, g.id, p.id, t.role from taken t
    join people p on p.school_id = t.school_id and p.id = t.subject_id
    join groups g on g.school_id = t.school_id and g.id = t.other_id
    where not ${wouldBeSecond}
    on conflict do nothing returning group_id, person_id)
  ${noted(batch, 'membership', 'add', sameMembership)}`;

const addGuardianships = (batch: Batch) => sql`
  with taken as (${taken(batch, 'guardianship', 'add')}),
  made as (
    insert into guardianships (school_id, guardian_id, pupil_id)
    select t.school_id, g.id, p.id from taken t
    join people p on p.school_id = t.school_id and p.id = t.subject_id
    join people g on g.school_id = t.school_id and g.id = t.other_id
    on conflict do nothing returning guardian_id, pupil_id)
  ${noted(batch, 'guardianship', 'add', 's.other_id = made.guardian_id and s.subject_id = made.pupil_id')}`;

type Sort = `${Step['kind']} ${Step['action']}`;

/** What is written for each sort of step, in the order in which it must be. */
const writings: { sort: Sort; statements: ((batch: Batch) => RawBuilder<unknown>)[] }[] = [
  { sort: 'group add', statements: [addGroups] },
  { sort: 'group change', statements: [identifyGroups, noteIdentified] },
  {
    sort: 'person add',
    statements: [
      addPeople,
      (batch) => addIdentifiers(batch, 'add'),
      (batch) => notePeople(batch, 'add'),
    ],
  },
  {
    sort: 'person change',
    statements: [
      changePeople,
      (batch) => addIdentifiers(batch, 'change'),
      (batch) => notePeople(batch, 'change'),
    ],
  },
  { sort: 'membership remove', statements: [removeMemberships] },
  { sort: 'membership add', statements: [addMemberships] },
  { sort: 'guardianship add', statements: [addGuardianships] },
];

/** A batch is mostly of one sort: what there is none of is not asked for. */
export async function sortsIn(trx: Trx, { schoolId, importId, after, to }: Batch): Promise<Sort[]> {
  const { rows } = await sql<{ sort: Sort }>`
    select distinct kind || ' ' || action as sort from import_steps
    where school_id = ${schoolId} and import_id = ${importId}
      and number > ${after} and number <= ${to}`.execute(trx);
  return rows.map(({ sort }) => sort);
}

/** Writes a batch into the register, in the caller's transaction. Nothing leaves the database. */
export async function writeBatch(trx: Trx, batch: Batch): Promise<void> {
  const present = new Set(await sortsIn(trx, batch));
  for (const { sort, statements } of writings)
    if (present.has(sort)) for (const statement of statements) await statement(batch).execute(trx);
}

/** After the last batch: what wrote nothing has nothing to undo, and what was only told is told. */
export async function dropUnwritten(trx: Trx, { schoolId, importId }: ImportId): Promise<void> {
  await sql`
    delete from import_steps
    where school_id = ${schoolId} and import_id = ${importId} and done_at is null`.execute(trx);
}

/**
 * Looks again at how much the tables hold. A register that was empty a minute ago is otherwise still taken
 * for empty, and each batch then reads all of it for each of its lines.
 */
export async function measureTables(trx: Trx): Promise<void> {
  await sql`analyze import_steps, groups, people, person_identifiers, memberships, guardianships`.execute(
    trx,
  );
}
