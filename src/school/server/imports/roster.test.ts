import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { uaiCheckLetter } from '../../contract/uai.ts';
import * as files from './testing/files.ts';
import { openOffice } from './testing/office.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
});
afterAll(() => here[Symbol.asyncDispose]());

let used = 0;
/** A school that has imported a whole roster: Léa in 5A and Latin 5, her teacher Hugo in 5A, Ida her mother. */
async function withRoster() {
  used += 1;
  const digits = `07503${String(used).padStart(2, '0')}`;
  const school = await here.addSchool(`${digits}${uaiCheckLetter(digits)}`);
  const office = await openOffice(here, school);
  const upload = async (archive: Record<string, string>) => {
    const { body } = await office.upload(await files.zipOf(archive));
    if (!body.import) throw new Error(JSON.stringify(body));
    return body.import;
  };
  const first = await upload(files.oneRoster(school.uai));
  await office.until(first.importId, 'start', 'applied');
  expect(await places(school)).toEqual(whole);
  return { school, office, upload };
}
const whole = ['Petit Ida', 'Petit Léa 5A+Latin 5', 'Prof Hugo 5A'];

async function places({ schoolId }: School) {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', p.family_name, p.given_name,
      (select string_agg(g.name, '+' order by g.name) from memberships m
        join groups g on g.id = m.group_id where m.person_id = p.id)) as line
    from people p where school_id = ${schoolId} and source = 'import' order by 1`.execute(here.db);
  return rows.map(({ line }) => line);
}

const manifest = (modes: Record<string, 'bulk' | 'delta' | 'absent'>) =>
  [
    'propertyName,value',
    'manifest.version,1.0',
    'oneroster.version,1.2',
    ...Object.entries(modes).map(([name, mode]) => `file.${name},${mode}`),
  ].join('\r\n');
const enrollments = (...rows: string[]) =>
  [
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role',
    ...rows,
  ].join('\r\n');
const usersHead =
  'sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email,agentSourcedIds';
const classesHead = 'sourcedId,status,dateLastModified,title,grades,classType,schoolSourcedId';
const at = '2026-11-20T08:00:00Z';

describe('a roster of changes', () => {
  it('ends an enrolment: the pupil leaves that class alone, the preview says so, undo puts them back', async () => {
    const { school, office, upload } = await withRoster();
    const { importId, counts, faults } = await upload({
      'manifest.csv': manifest({ enrollments: 'delta', users: 'absent', classes: 'absent' }),
      'enrollments.csv': enrollments(`e2,tobedeleted,${at},k2,o1,u1,student`),
    });
    expect({ counts, faults }).toMatchObject({
      counts: { left: 1, joined: 0, changed: 0, absent: 0, conflicts: 0 },
      faults: [],
    });
    const leaving = await office.lines(importId, 'leaving');
    expect(leaving.map(({ name, groups, role }) => [name.family, groups, role])).toEqual([
      ['Petit', ['Latin 5'], 'pupil'],
    ]);
    await office.until(importId, 'start', 'applied');
    expect(await places(school)).toEqual(['Petit Ida', 'Petit Léa 5A', 'Prof Hugo 5A']);
    expect((await office.until(importId, 'undo', 'undone')).kept).toEqual([]);
    expect(await places(school)).toEqual(whole);
  });

  it('moves a pupil by one enrolment that ends and one that begins, in classes that it does not hold', async () => {
    const { school, office, upload } = await withRoster();
    const { importId, counts } = await upload({
      'manifest.csv': manifest({ enrollments: 'delta', classes: 'delta' }),
      'classes.csv': `${classesHead}\r\nk9,active,${at},5B,5,homeroom,o1`,
      'enrollments.csv': enrollments(
        `e1,tobedeleted,${at},k1,o1,u1,student`,
        `e9,active,${at},k9,o1,u1,student`,
      ),
    });
    expect(counts).toMatchObject({ groups: 1, joined: 1, left: 1 });
    await office.until(importId, 'start', 'applied');
    expect(await places(school)).toEqual(['Petit Ida', 'Petit Léa 5B+Latin 5', 'Prof Hugo 5A']);
    await office.until(importId, 'undo', 'undone');
    expect(await places(school)).toEqual(whole);
  });

  it('says that somebody is gone: they leave its classes, are told, and stay in the register', async () => {
    const { school, office, upload } = await withRoster();
    const { importId, counts } = await upload({
      'manifest.csv': manifest({ users: 'delta' }),
      'users.csv': `${usersHead}\r\nu1,tobedeleted,${at},false,x,Léa,Petit,,`,
    });
    expect(counts).toMatchObject({ absent: 1, left: 2, changed: 0 });
    const absent = await office.lines(importId, 'absent');
    expect(absent.map(({ name }) => name.given)).toEqual(['Léa']);
    await office.until(importId, 'start', 'applied');
    expect(await places(school)).toEqual(['Petit Ida', 'Petit Léa', 'Prof Hugo 5A']);
    await office.until(importId, 'undo', 'undone');
    expect(await places(school)).toEqual(whole);
  });

  it('ends a class: everybody leaves it, the teacher too', async () => {
    const { school, office, upload } = await withRoster();
    const { importId, counts } = await upload({
      'manifest.csv': manifest({ classes: 'delta' }),
      'classes.csv': `${classesHead}\r\nk1,tobedeleted,${at},5A,5,homeroom,o1`,
    });
    expect(counts).toMatchObject({ left: 2, groups: 0 });
    await office.until(importId, 'start', 'applied');
    expect(await places(school)).toEqual(['Petit Ida', 'Petit Léa Latin 5', 'Prof Hugo']);
    await office.until(importId, 'undo', 'undone');
    expect(await places(school)).toEqual(whole);
  });

  it('changes a name without saying the role again, and ends nothing by what it does not say', async () => {
    const { school, office, upload } = await withRoster();
    const { importId, counts } = await upload({
      'manifest.csv': manifest({ users: 'delta' }),
      'users.csv': [
        usersHead,
        `u1,active,${at},true,x,Léa,Petit-Diop,canari@exemple.fr,`,
        `u8,active,${at},true,x,Sans,Rôle,,`,
      ].join('\r\n'),
    });
    expect(counts).toMatchObject({ changed: 1, added: 0, left: 0, absent: 0 });
    await office.until(importId, 'start', 'applied');
    expect(await places(school)).toEqual([
      'Petit Ida',
      'Petit-Diop Léa 5A+Latin 5',
      'Prof Hugo 5A',
    ]);
    expect((await office.read(importId)).faults).toEqual([{ line: 3, reason: 'role_unknown' }]);
  });

  it('names who, or what, the register does not know', async () => {
    const { upload } = await withRoster();
    const { counts, faults } = await upload({
      'manifest.csv': manifest({ enrollments: 'delta' }),
      'enrollments.csv': enrollments(
        `e8,active,${at},k1,o1,u99,student`,
        `e9,active,${at},k99,o1,u1,student`,
        `e10,tobedeleted,${at},k99,o1,u99,student`,
        `e11,active,${at},k1,o1,u2,student`,
      ),
    });
    expect(counts).toMatchObject({ joined: 0, left: 0 });
    expect(faults).toEqual([
      { line: 2, reason: 'enrollment_unknown' },
      { line: 3, reason: 'enrollment_unknown' },
      { line: 5, reason: 'role_differs' },
    ]);
  });
});

describe('a whole roster', () => {
  it('ends what it does not name, in its own classes', async () => {
    const { school, office, upload } = await withRoster();
    const roster = files.oneRoster(school.uai);
    const { importId, counts } = await upload({
      ...roster,
      'enrollments.csv': (roster['enrollments.csv'] ?? '').replace('e2,,k2,u1,student\r\n', ''),
    });
    expect(counts).toMatchObject({ left: 1, absent: 0 });
    await office.until(importId, 'start', 'applied');
    expect(await places(school)).toEqual(['Petit Ida', 'Petit Léa 5A', 'Prof Hugo 5A']);
  });

  it('without its file of enrolments ends none', async () => {
    const { upload, school } = await withRoster();
    const { 'enrollments.csv': _left, ...rest } = files.oneRoster(school.uai);
    expect((await upload(rest)).counts).toMatchObject({ left: 0, unchanged: 3, absent: 0 });
  });

  it('knows a class by its number when its title has changed', async () => {
    const { upload, school } = await withRoster();
    const roster = files.oneRoster(school.uai);
    const renamed = (roster['classes.csv'] ?? '').replace('k1,,5A', 'k1,,5e A');
    const { counts } = await upload({ ...roster, 'classes.csv': renamed });
    expect(counts).toMatchObject({ groups: 0, joined: 0, left: 0, unchanged: 3 });
  });

  it('of before classes had numbers gives them theirs, and undo takes these back', async () => {
    const { school, office, upload } = await withRoster();
    const numbers = here.db
      .selectFrom('group_identifiers')
      .select('value')
      .where('school_id', '=', school.schoolId)
      .orderBy('value');
    expect(await numbers.execute()).toEqual([{ value: 'k1' }, { value: 'k2' }]);
    await here.db
      .deleteFrom('group_identifiers')
      .where('school_id', '=', school.schoolId)
      .execute();
    const { importId } = await upload(files.oneRoster(school.uai));
    await office.until(importId, 'start', 'applied');
    expect(await numbers.execute()).toEqual([{ value: 'k1' }, { value: 'k2' }]);
    expect((await office.until(importId, 'undo', 'undone')).kept).toEqual([]);
    expect(await numbers.execute()).toEqual([]);
  });
});
