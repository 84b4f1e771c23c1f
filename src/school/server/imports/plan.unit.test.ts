import { describe, expect, it } from 'vitest';
import type { Role } from '../../../access/contract/actors.ts';
import { planImport } from './plan.ts';
import { collect, type FileIdentifier } from './records.ts';
import type { Register } from './register.ts';

type Known = { id: string; role?: Role; name: [string, string]; group?: string; number?: string };

const registerWith = (...people: Known[]): Register => {
  const groups = [...new Set(people.flatMap(({ group }) => (group ? [group] : [])))];
  return {
    people: people.map(({ id, role = 'pupil', name: [family, given] }) => ({
      personId: id,
      role,
      family,
      given,
      title: null,
      email: null,
    })),
    corrected: [],
    identifiers: people.flatMap(({ id, number }) =>
      number ? [{ scheme: 'siecle.eleve', value: number, personId: id }] : [],
    ),
    groups: groups.map((name) => ({ groupId: `g-${name}`, name, kind: 'division' })),
    groupIdentifiers: [],
    memberships: people.flatMap(({ id, group }) =>
      group ? [{ groupId: `g-${group}`, personId: id, role: 'pupil' }] : [],
    ),
    guardianships: [],
  };
};

type Said = { name: [string, string]; group?: string; number?: string; role?: 'pupil' | 'teacher' };
const fileWith = (...people: Said[]) => {
  const into = collect('siecle');
  for (const [index, { name, group, number, role = 'pupil' }] of people.entries()) {
    const identifiers: FileIdentifier[] = number ? [{ scheme: 'siecle.eleve', value: number }] : [];
    const [family, given] = name;
    const key = into.person({ line: index + 2, role, family, given, identifiers });
    const joined = group ? into.group('division', group) : null;
    if (key && joined) into.join(key, joined, role);
  }
  return into.end();
};
const plan = (file: ReturnType<typeof fileWith>, register: Register) => {
  let next = 0;
  return planImport(file, register, () => `new-${++next}`);
};
const told = (found: ReturnType<typeof plan>) => [
  ...found.steps.map(({ kind, action, subjectId, choice }) =>
    [kind, action, subjectId, choice].filter(Boolean).join(' '),
  ),
  ...found.asides.map(({ action, reason, subjectId }) => `${action} ${reason ?? subjectId}`),
];

describe('a person of the file', () => {
  it('is known by number, and takes the file’s name and division', () => {
    const register = registerWith({ id: 'z', name: ['Leroi', 'Zoe'], group: '6A', number: '1' });
    const found = plan(fileWith({ name: ['Leroy', 'Zoé'], group: '5B', number: '1' }), register);
    expect(told(found)).toEqual([
      'group add new-1',
      'person change z',
      'membership remove z',
      'membership add z',
    ]);
  });

  it('is known by name in the same division, whatever the accents and case, and gets a number', () => {
    const register = registerWith({ id: 'z', name: ['Leroy', 'Zoé'], group: '6A' });
    const found = plan(fileWith({ name: ['LEROY', 'ZOE'], group: '6A', number: '1' }), register);
    expect(told(found)).toEqual(['person change z']);
    expect(found.counts).toMatchObject({ unchanged: 1, changed: 0, added: 0 });
    expect(found.steps[0]?.data).toMatchObject({ family: 'Leroy', given: 'Zoé' });
  });

  it('is somebody else when their numbers differ', () => {
    const register = registerWith({ id: 'z', name: ['Leroy', 'Zoé'], group: '6A', number: '2' });
    const found = plan(fileWith({ name: ['Leroy', 'Zoé'], group: '6A', number: '1' }), register);
    expect(found.counts).toMatchObject({ added: 1, absent: 1 });
  });

  it.each([
    ['two in the register', [{ id: 'a' }, { id: 'b' }], [{}], 'namesake'],
    ['two in the file', [{ id: 'a' }], [{}, {}], 'namesake'],
    ['in another division', [{ id: 'a', group: '5B' }], [{}, { group: '6C' }], 'elsewhere'],
  ] as const)(
    'is left to a human when namesakes are possible: %s',
    (_what, known, said, reason) => {
      const name: [string, string] = ['Leroy', 'Zoé'];
      const register = registerWith(...known.map((one) => ({ name, group: '6A', ...one })));
      const found = plan(fileWith(...said.map((one) => ({ name, group: '6A', ...one }))), register);
      expect(found.asides[0]).toMatchObject({ action: 'conflict', reason });
      expect(found.counts).toMatchObject({ added: 0, absent: 0 });
    },
  );

  it('who may have changed division waits for a choice: they stay, or they are the same and move', () => {
    const name: [string, string] = ['Leroy', 'Zoé'];
    const register = registerWith({ id: 'z', name, group: '5B' });
    const found = plan(fileWith({ name, group: '6A', number: '1' }), register);
    expect(told(found)).toEqual([
      'group add new-1',
      'person change z ours',
      'membership remove z ours',
      'membership add z ours',
    ]);
    expect(found.counts).toMatchObject({ added: 0, changed: 0, joined: 0, left: 0, conflicts: 1 });
    expect(found.steps[1]).toMatchObject({
      reason: 'elsewhere',
      data: { groups: ['6A'], identifiers: [{ value: '1' }] },
      before: { groups: ['5B'] },
    });
  });

  it('who has no division any more is known by a name that nobody else bears', () => {
    const register = registerWith({ id: 'z', name: ['Leroy', 'Zoé'] });
    const found = plan(fileWith({ name: ['Leroy', 'Zoé'], group: '5B' }), register);
    expect(told(found)).toEqual(['group add new-1', 'membership add z']);
  });

  it('whom the school has corrected by hand keeps that until the file’s word is chosen', () => {
    const name: [string, string] = ['Leroy-Diop', 'Zoé'];
    const register = registerWith({ id: 'z', name, group: '6A', number: '1' });
    const corrected = { ...register, corrected: [{ personId: 'z' }] };
    const said = fileWith({ name: ['Leroy', 'Zoé'], group: '6A', number: '1' });
    const found = plan(said, corrected);
    expect(told(found)).toEqual(['person change z ours']);
    expect(found.steps[0]).toMatchObject({
      reason: 'corrected',
      data: { family: 'Leroy' },
      before: { family: 'Leroy-Diop' },
    });
    expect(found.counts).toMatchObject({ changed: 0, conflicts: 1, absent: 0 });
    const same = plan(fileWith({ name, group: '6A', number: '1' }), corrected);
    expect(same.counts).toMatchObject({ unchanged: 1, conflicts: 0 });
  });

  it('to whom the file gives two divisions is put in the first, and that is told', () => {
    const said = fileWith({ name: ['Leroy', 'Zoé'], group: '6A', number: '1' });
    said.groups.push({ key: '6b', name: '6B', kind: 'division', level: null, identifiers: [] });
    said.memberships.push({ person: 'siecle.eleve 1', group: '6b', role: 'pupil' });
    const found = plan(said, registerWith());
    expect(found.counts).toMatchObject({ added: 1, joined: 1 });
    expect(found.faults).toEqual([{ line: 2, reason: 'second_division' }]);
  });

  it('who teaches may be the head: the right stays', () => {
    const register = registerWith({ id: 'h', role: 'head', name: ['Garcin', 'Hélène'] });
    const found = plan(fileWith({ name: ['Garcin', 'Hélène'], role: 'teacher' }), register);
    expect(found.counts).toMatchObject({ added: 0, unchanged: 1 });
  });

  it('who is not in the file is told and stays', () => {
    const register = registerWith(
      { id: 'z', name: ['Leroy', 'Zoé'], group: '6A', number: '1' },
      { id: 'a', name: ['Diop', 'Awa'], group: '6A', number: '2' },
    );
    const found = plan(fileWith({ name: ['Leroy', 'Zoé'], group: '6A', number: '1' }), register);
    expect(told(found)).toEqual(['absent a']);
  });
});
