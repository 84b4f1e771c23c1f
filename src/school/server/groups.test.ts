import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../../access/contract/actors.ts';
import { listedName } from '../contract/names.ts';
import { addMembers, createGroup, createPeople, createSchool } from './index.ts';
import { openRegister, type Register } from './testing/register.ts';

type Teacher = { schoolId: string; personId: string };
let register: Register;
let here: Teacher;
let there: Teacher;
let foreignGroup: string;

const register6B = [
  ['Zola', 'Ève'],
  ['N’Diaye', 'Awa'],
  ['Ndiaye', 'Ibrahima'],
  ['Étienne', 'Maëlys'],
  ['de La Fontaine', 'Côme'],
  ['Dubois', 'Zoé'],
  ['Etienne', 'Adam'],
] as const;

const addGroup = (
  { schoolId, personId }: Teacher,
  name: string,
  pupils: readonly (readonly [string, string])[],
  taught: boolean,
) =>
  register.transact(async (trx) => {
    const pupilIds = await createPeople(
      trx,
      schoolId,
      pupils.map(([family, given]) => ({ role: 'pupil', name: { family, given, title: null } })),
    );
    const teacherIds = taught ? [personId] : [];
    return createGroup(trx, schoolId, { name, kind: 'division', pupilIds, teacherIds });
  });

beforeAll(async () => {
  register = await openRegister();
  here = await register.addSchool('0750655E');
  there = await register.addSchool('0750654D');
  await addGroup(here, '10e A', [], false);
  await addGroup(here, '6e B', register6B, true);
  await addGroup(here, '6e A', [['Petit', 'Lou']], false);
  await addGroup(here, '5e C', [], true);
  foreignGroup = await addGroup(there, '6e B', [['Canari', 'Jaune']], true);
});
afterAll(() => register[Symbol.asyncDispose]());

const groupNamed = async (name: string) =>
  (await register.get('/api/groups', here)).body.groups.find(
    (group: { name: string }) => group.name === name,
  );

describe('the groups of a school', () => {
  it('come with those that the caller teaches first, then by name, numbers as numbers', async () => {
    const { body } = await register.get('/api/groups', here);
    expect(body.groups.map(({ name, mine, pupils }: never) => [name, mine, pupils])).toEqual([
      ['5e C', true, 0],
      ['6e B', true, 7],
      ['6e A', false, 1],
      ['10e A', false, 0],
    ]);
  });

  it('are nobody else’s: another school sees its own alone', async () => {
    const { body, text } = await register.get('/api/groups', there);
    expect(body.groups).toHaveLength(1);
    expect(text).not.toContain((await groupNamed('6e A')).groupId);
  });

  it.each(roles)('are for those who work in the school: %s', async (role) => {
    const { status } = await register.get('/api/groups', { ...here, role });
    expect(status).toBe(['pupil', 'guardian', 'signatory'].includes(role) ? 403 : 200);
  });

  it('are for those who signed in', async () => {
    expect((await register.get('/api/groups', null)).status).toBe(401);
  });
});

describe('one group', () => {
  it('lists its pupils in the order of a French register', async () => {
    const { groupId } = await groupNamed('6e B');
    const { body } = await register.get(`/api/groups/${groupId}`, here);
    expect(body.group).toMatchObject({ groupId, name: '6e B', pupils: 7, mine: true });
    expect(body.people.map(({ name }: { name: never }) => listedName(name))).toEqual([
      'de La Fontaine Côme',
      'Dubois Zoé',
      'Etienne Adam',
      'Étienne Maëlys',
      'N’Diaye Awa',
      'Ndiaye Ibrahima',
      'Zola Ève',
    ]);
  });

  it('of another school is answered like one that does not exist', async () => {
    const unknown = '01920000-0000-7000-8000-00000000000f';
    const answers = [
      await register.get(`/api/groups/${foreignGroup}`, here),
      await register.get(`/api/groups/${unknown}`, here),
    ];
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.body).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('refuses unknown keys', async () => {
    const { groupId } = await groupNamed('6e B');
    const { body } = await register.get(`/api/groups/${groupId}?schoolId=${there.schoolId}`, here);
    expect(body).toMatchObject({ code: 'invalid_input' });
  });
});

describe('members', () => {
  it('cannot come from another school', async () => {
    const { groupId } = await groupNamed('6e A');
    const adding = register.transact((trx) =>
      addMembers(
        trx,
        { schoolId: here.schoolId, groupId },
        { pupilIds: [there.personId], teacherIds: [] },
      ),
    );
    await expect(adding).rejects.toThrow(/foreign key/);
    const foreign = register.transact((trx) =>
      addMembers(
        trx,
        { schoolId: here.schoolId, groupId: foreignGroup },
        { pupilIds: [], teacherIds: [here.personId] },
      ),
    );
    await expect(foreign).rejects.toThrow(/foreign key/);
  });

  it('count once, whatever is added again', async () => {
    const { groupId } = await groupNamed('5e C');
    const members = { pupilIds: [], teacherIds: [here.personId] };
    const group = { schoolId: here.schoolId, groupId };
    await register.transact((trx) => addMembers(trx, group, members));
    expect(await groupNamed('5e C')).toMatchObject({ mine: true, pupils: 0 });
  });
});

describe('creation', () => {
  it('composes names, and refuses those that disguise', async () => {
    const create = (family: string) =>
      register.transact((trx) =>
        createPeople(trx, here.schoolId, [
          { role: 'pupil', name: { family, given: 'Zoé', title: null } },
        ]),
      );
    const [personId = ''] = await create(' E\u0301douard ');
    const row = await register.db
      .selectFrom('people')
      .select('family_name')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    expect(row.family_name).toBe('Édouard');
    for (const family of ['', 'Mar\u202etin', 'Martin\u200b', 'Mar\ntin', 'x'.repeat(81)])
      await expect(create(family)).rejects.toThrow();
  });

  it('refuses a school whose code or time zone is wrong', async () => {
    await expect(register.addSchool('0750655D')).rejects.toThrow(RangeError);
    await expect(register.addSchool('0750655E')).rejects.toThrow(/unique/);
    const school = {
      uai: '0000000A',
      name: 'Collège',
      timeZone: 'Paris',
      pupilAddress: 'tu',
    } as const;
    await expect(register.transact((trx) => createSchool(trx, school))).rejects.toThrow(RangeError);
  });
});
