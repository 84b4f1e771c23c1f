import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInstallation, type Installation } from '../../app/testing/installation.ts';
import { createGroup } from './index.ts';
import { insertMembers } from './groups.store.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
});
afterAll(() => here[Symbol.asyncDispose]());

/** What the database answers, whoever writes. */
const refused = { code: '23P01', constraint: 'memberships_one_division' };
const divisionsOf = async (personId: string) => {
  const { rows } = await sql<{ name: string }>`
    select g.name from memberships m join groups g on g.id = m.group_id
    where m.person_id = ${personId} and g.kind = 'division' and g.archived_at is null`.execute(
    here.db,
  );
  return rows.map(({ name }) => name);
};

it('a pupil is in one division at a time, however many are written at once and whoever writes', async () => {
  const { schoolId, groupId, pupilIds } = await here.addSchool('0750001U');
  const [pupil = ''] = pupilIds;
  const { transact } = here.app.core;
  const bulk = pupilIds.map((personId) => ({ personId, role: 'pupil' as const }));
  const make = (name: string, kind: 'division' | 'teaching') =>
    transact((trx) => createGroup(trx, schoolId, { name, kind, pupilIds: [], teacherIds: [] }));
  const second = await make('6eC', 'division');
  const latin = await make('Latin', 'teaching');
  const into = (group: string) =>
    transact((trx) => insertMembers(trx, { schoolId, groupId: group }, bulk));

  await expect(into(second)).rejects.toMatchObject(refused);
  await into(latin);
  const becomes = (group: string, values: object) =>
    here.db.updateTable('groups').set(values).where('id', '=', group).execute();
  await expect(becomes(latin, { kind: 'division' })).rejects.toMatchObject(refused);
  await becomes(groupId, { archived_at: new Date() });
  await into(second);
  await expect(becomes(groupId, { archived_at: null })).rejects.toMatchObject(refused);
  expect(await divisionsOf(pupil)).toEqual(['6eC']);
});

it('two moves at the same instant leave one division', async () => {
  const { schoolId } = await here.addSchool('0690001B');
  const { transact } = here.app.core;
  const empty = { kind: 'division', pupilIds: [], teacherIds: [] } as const;
  const groups = await Promise.all(
    ['5eA', '5eB', '5eC'].map((name) =>
      transact((trx) => createGroup(trx, schoolId, { ...empty, name })),
    ),
  );
  const { id: personId } = await here.db
    .insertInto('people')
    .values({
      school_id: schoolId,
      role: 'pupil',
      family_name: 'Sans',
      given_name: 'Classe',
      title: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const moves = await Promise.allSettled(
    groups.map((groupId) =>
      transact((trx) => insertMembers(trx, { schoolId, groupId }, [{ personId, role: 'pupil' }])),
    ),
  );
  expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await divisionsOf(personId)).toHaveLength(1);
});
