import { sql } from 'kysely';
import type { Trx } from '../../../platform/server/db.ts';
import { sortsIn, wouldBeSecond, type Batch } from './apply.store.ts';
import type { ImportId } from './imports.store.ts';
import './tables.ts';

/** These belong to a person or a group and go with it; they are judged by who added them. */
const own = [
  'memberships',
  'guardianships',
  'person_identifiers',
  'group_identifiers',
  'year_rollover_steps',
];

/**
 * Columns of every table that name a person or a group by a foreign key, as the schema itself says: what a
 * domain adds later is found without anybody remembering.
 */
async function referencesTo(trx: Trx, table: 'people' | 'groups') {
  const { rows } = await sql<{ table: string; column: string }>`
    select r.relname as "table", a.attname as "column"
    from pg_constraint c
    join pg_class r on r.oid = c.conrelid
    cross join lateral unnest(c.conkey, c.confkey) as k (here, there)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.here
    join pg_attribute f on f.attrelid = c.confrelid and f.attnum = k.there and f.attname = 'id'
    where c.contype = 'f' and c.confrelid = ${table}::regclass
      and r.relname <> all(${own}::text[])`.execute(trx);
  return rows;
}

/** Steps that added something on which something else now hangs. */
async function inUse(trx: Trx, batch: Batch, kind: 'person' | 'group'): Promise<string[]> {
  const references = await referencesTo(trx, kind === 'person' ? 'people' : 'groups');
  const added = sql`
    select subject_id from import_steps where import_id = ${batch.importId}
      and number > ${batch.after} and number <= ${batch.to}
      and kind = ${kind} and action = 'add'`;
  const found = new Set<string>();
  for (const { table, column } of references) {
    const { rows } = await sql<{ id: string }>`
      select distinct ${sql.ref(column)} as id from ${sql.table(table)}
      where ${sql.ref(column)} in (${added})`.execute(trx);
    for (const { id } of rows) found.add(id);
  }
  return [...found];
}

/** Memberships and guardianships that this import did not make, of people whom it added. */
async function heldByOthers(trx: Trx, { schoolId, importId }: ImportId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with added as (select subject_id as id from import_steps
      where import_id = ${importId} and kind = 'person' and action = 'add')
    select m.person_id as id from memberships m join added on added.id = m.person_id
    where m.school_id = ${schoolId} and not exists (select from import_steps s
      where s.import_id = ${importId} and s.kind = 'membership' and s.action = 'add'
        and s.subject_id = m.person_id and s.other_id = m.group_id)
    union
    select added.id from guardianships g join added on added.id in (g.guardian_id, g.pupil_id)
    where g.school_id = ${schoolId} and not exists (select from import_steps s
      where s.import_id = ${importId} and s.kind = 'guardianship'
        and s.subject_id = g.pupil_id and s.other_id = g.guardian_id)`.execute(trx);
  return rows.map(({ id }) => id);
}

const keep = (trx: Trx, { importId }: ImportId, ids: readonly string[]) =>
  sql`
    update import_steps set reason = 'in_use'
    where import_id = ${importId} and action = 'add' and kind in ('person', 'group')
      and subject_id = any(${ids}::uuid[])`.execute(trx);

/** Before the first batch: marks the people who stay, so that they keep their groups too. */
export async function markKept(trx: Trx, of: ImportId, total: number): Promise<void> {
  const all = { ...of, after: 0, to: total };
  await keep(trx, of, [...(await inUse(trx, all, 'person')), ...(await heldByOthers(trx, of))]);
}

const steps = ({ schoolId, importId, after, to }: Batch, kind: string, action: string) => sql`
  select * from import_steps
  where school_id = ${schoolId} and import_id = ${importId} and reason is distinct from 'in_use'
    and choice is distinct from 'ours'
    and number > ${after} and number <= ${to} and kind = ${kind} and action = ${action}`;

const keptPeople = ({ importId }: Batch) => sql`
  select k.subject_id from import_steps k
  where k.import_id = ${importId} and k.kind = 'person' and k.reason = 'in_use'`;

/** Whose person stays, stays. Those who stay are read once for the batch, not for each of its steps. */
const free = (batch: Batch) => sql`(s.subject_id not in (${keptPeople(batch)})
  and s.other_id not in (${keptPeople(batch)}))`;

const relations = (batch: Batch) => [
  sql`
    delete from guardianships g using (${steps(batch, 'guardianship', 'add')}) s
    where g.school_id = s.school_id and g.guardian_id = s.other_id and g.pupil_id = s.subject_id
      and ${free(batch)}`,
  sql`
    delete from memberships m using (${steps(batch, 'membership', 'add')}) s
    where m.school_id = s.school_id and m.group_id = s.other_id and m.person_id = s.subject_id
      and ${free(batch)}`,
  sql`
    insert into memberships (school_id, group_id, person_id, role)
    select t.school_id, g.id, p.id, t.role from (${steps(batch, 'membership', 'remove')}) t
    join people p on p.school_id = t.school_id and p.id = t.subject_id
    join groups g on g.school_id = t.school_id and g.id = t.other_id
    where not ${wouldBeSecond}
    on conflict do nothing`,
];

/** A person changed by somebody since then is left as they are, and told. */
const changes = (batch: Batch) => [
  sql`
    delete from person_identifiers i using (${steps(batch, 'person', 'change')}) s
    cross join lateral jsonb_to_recordset(s.before->'identifiers') as b (scheme text, value text)
    where i.school_id = s.school_id and i.person_id = s.subject_id
      and i.scheme = b.scheme and i.value = b.value`,
  sql`
    delete from group_identifiers i using (${steps(batch, 'group', 'change')}) s
    cross join lateral jsonb_to_recordset(s.before->'identifiers') as b (scheme text, value text)
    where i.school_id = s.school_id and i.group_id = s.subject_id
      and i.scheme = b.scheme and i.value = b.value`,
  sql`
    update import_steps set reason = 'changed_since' where (import_id, number) in (
      select s.import_id, s.number from (${steps(batch, 'person', 'change')}) s
      join people p on p.id = s.subject_id
      where s.reason is distinct from 'identified' and p.updated_at <> s.done_at)`,
  sql`
    update people p
    set family_name = s.before->>'family', given_name = s.before->>'given',
      title = s.before->>'title', email = s.before->>'email', updated_at = now()
    from (${steps(batch, 'person', 'change')}) s
    where p.school_id = s.school_id and p.id = s.subject_id
      and coalesce(s.reason, '') not in ('identified', 'changed_since')`,
];

/** Takes back a batch, the latest steps first, in the caller's transaction. */
export async function takeBack(trx: Trx, batch: Batch): Promise<void> {
  for (const statement of [...relations(batch), ...changes(batch)]) await statement.execute(trx);
  const present = new Set(await sortsIn(trx, batch));
  if (present.has('person add')) await takeBackPeople(trx, batch);
  if (present.has('group add')) await takeBackGroups(trx, batch);
}

async function takeBackPeople(trx: Trx, batch: Batch): Promise<void> {
  await keep(trx, batch, await inUse(trx, batch, 'person'));
  await sql`
    delete from people p using (${steps(batch, 'person', 'add')}) s
    where p.school_id = s.school_id and p.id = s.subject_id`.execute(trx);
}

async function takeBackGroups(trx: Trx, batch: Batch): Promise<void> {
  await keep(trx, batch, await inUse(trx, batch, 'group'));
  await sql`
    update import_steps set reason = 'in_use' where (import_id, number) in (
      select s.import_id, s.number from (${steps(batch, 'group', 'add')}) s
      join memberships m on m.group_id = s.subject_id)`.execute(trx);
  await sql`
    delete from groups g using (${steps(batch, 'group', 'add')}) s
    where g.school_id = s.school_id and g.id = s.subject_id`.execute(trx);
}

/** After the last batch: only what was kept is still told, without what it was before. */
export async function dropUndone(trx: Trx, { schoolId, importId }: ImportId): Promise<void> {
  await sql`
    delete from import_steps where school_id = ${schoolId} and import_id = ${importId}
      and (reason is null or reason not in ('in_use', 'changed_since'))`.execute(trx);
  await sql`
    update import_steps set before = null
    where school_id = ${schoolId} and import_id = ${importId}`.execute(trx);
}
