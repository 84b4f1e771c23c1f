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
async function newOffice() {
  used += 1;
  const digits = `075020${used}`;
  const school = await here.addSchool(`${digits}${uaiCheckLetter(digits)}`);
  const office = await openOffice(here, school);
  const upload = async (bytes: Uint8Array) => {
    const { body } = await office.upload(bytes);
    if (!body.import) throw new Error(JSON.stringify(body));
    return body.import;
  };
  const choose = async (importId: string, body: object) => {
    const reply = await office.browser.send('PUT', `/api/imports/${importId}/choices`, body);
    return { status: reply.statusCode, body: reply.json() };
  };
  return { school, office, upload, choose };
}

/** Who came by a file, with their classes and the other systems' numbers. */
async function imported({ schoolId }: School) {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', p.family_name, p.given_name, p.email,
      (select string_agg(g.name, '+' order by g.name) from memberships m
        join groups g on g.id = m.group_id where m.person_id = p.id),
      (select string_agg('n°' || i.value, '+') from person_identifiers i
        where i.person_id = p.id)) as line
    from people p where school_id = ${schoolId} and source = 'import' order by 1`.execute(here.db);
  return rows.map(({ line }) => line);
}

const pupil = (id: string, family: string) => ({ id, family, given: 'Zoé', division: '6A' });
const siecle = (school: School, ...pupils: ReturnType<typeof pupil>[]) =>
  files.latin(files.sieclePupils(pupils, school.uai));

/** A school whose file names three pupils, two of whom the office has corrected by hand. */
async function correctedSchool() {
  const place = await newOffice();
  const { school, office, upload } = place;
  const file = siecle(school, pupil('1', 'LEROY'), pupil('2', 'DIOP'), pupil('3', 'NGUYEN'));
  await office.until((await upload(file)).importId, 'start', 'applied');
  for (const [family, right] of [
    ['LEROY', 'Leroy-Diaz'],
    ['DIOP', 'Diop-Ba'],
  ]) {
    const { id } = await here.db
      .selectFrom('people')
      .select('id')
      .where('school_id', '=', school.schoolId)
      .where('family_name', '=', family ?? '')
      .executeTakeFirstOrThrow();
    const name = { family: right, given: 'Zoé', title: null };
    await office.browser.patch(`/api/people/${id}`, { name, email: null });
  }
  return { ...place, file };
}
const asCorrected = ['Diop-Ba Zoé 6A n°2', 'Leroy-Diaz Zoé 6A n°1', 'NGUYEN Zoé 6A n°3'];

describe('where the file disagrees with what the school corrected by hand', () => {
  it('both words are shown; the register’s holds unless the file’s is chosen, and the report says so', async () => {
    const { school, office, upload, choose, file } = await correctedSchool();
    const { importId, counts, chosen } = await upload(file);
    expect(counts).toMatchObject({ changed: 0, conflicts: 2, unchanged: 1 });
    expect(chosen).toEqual([{ reason: 'corrected', ours: 2, file: 0 }]);
    const lines = await office.lines(importId, 'conflicts');
    expect(lines.map(({ name, ours, choice }) => [ours?.name.family, name.family, choice])).toEqual(
      [
        ['Leroy-Diaz', 'LEROY', 'ours'],
        ['Diop-Ba', 'DIOP', 'ours'],
      ],
    );

    const one = { reason: 'corrected', number: lines[0]?.number, choice: 'file' };
    const { body } = await choose(importId, one);
    expect(body).toMatchObject({
      counts: { changed: 1, conflicts: 1 },
      chosen: [{ reason: 'corrected', ours: 1, file: 1 }],
    });
    // Said twice, it counts once.
    expect((await choose(importId, one)).body).toEqual(body);

    await office.until(importId, 'start', 'applied');
    expect(await imported(school)).toEqual([
      'Diop-Ba Zoé 6A n°2',
      'LEROY Zoé 6A n°1',
      'NGUYEN Zoé 6A n°3',
    ]);
    expect((await office.read(importId)).chosen).toEqual([
      { reason: 'corrected', ours: 1, file: 1 },
    ]);
    const report = await office.lines(importId, 'conflicts');
    expect(report.map(({ name, choice }) => [name.family, choice])).toEqual([
      ['LEROY', 'file'],
      ['Diop-Ba', 'ours'],
    ]);

    const undone = await office.until(importId, 'undo', 'undone');
    expect(undone.kept).toEqual([]);
    expect(await imported(school)).toEqual(asCorrected);
  });

  it('the file’s word can be chosen for all of them at once, and given up again', async () => {
    const { school, office, upload, choose, file } = await correctedSchool();
    const { importId } = await upload(file);
    const all = { reason: 'corrected', number: null };
    const taken = (await choose(importId, { ...all, choice: 'file' })).body;
    expect(taken).toMatchObject({ counts: { changed: 2, conflicts: 0 } });
    const back = (await choose(importId, { ...all, choice: 'ours' })).body;
    expect(back).toMatchObject({ counts: { changed: 0, conflicts: 2 } });
    await office.until(importId, 'start', 'applied');
    expect(await imported(school)).toEqual(asCorrected);
  });

  it('nothing is kept of the file’s word once it was not chosen', async () => {
    const { school, office, upload, file } = await correctedSchool();
    const { importId } = await upload(file);
    await office.until(importId, 'start', 'applied');
    const steps = await here.db
      .selectFrom('import_steps')
      .select(['data', 'before'])
      .where('school_id', '=', school.schoolId)
      .where('import_id', '=', importId)
      .execute();
    expect(steps).toEqual([
      { data: null, before: null },
      { data: null, before: null },
    ]);
  });

  it('what is not to choose, or no longer, is refused', async () => {
    const { office, upload, choose, file } = await correctedSchool();
    const { importId } = await upload(file);
    const one = { reason: 'corrected', number: 999, choice: 'file' };
    expect(await choose(importId, one)).toMatchObject({ status: 404 });
    expect(await choose(importId, { ...one, number: 1, reason: 'namesake' })).toMatchObject({
      status: 400,
    });
    await office.until(importId, 'start', 'applied');
    expect(await choose(importId, { ...one, number: null })).toMatchObject({
      status: 409,
      body: { code: 'import.over' },
    });
  });
});

describe('a namesake in another class', () => {
  const moved = ['Bénard', 'Zoé', 'CE2', 'CE2 B'] as const;

  async function schoolWithOneMoved() {
    const place = await newOffice();
    const { office, upload } = place;
    const before = files.utf8(files.onde(['Bénard', 'Zoé', 'CE1', 'CE1 A']));
    await office.until((await upload(before)).importId, 'start', 'applied');
    const preview = await upload(files.utf8(files.onde(moved)));
    expect(preview).toMatchObject({
      counts: { added: 0, joined: 0, left: 0, conflicts: 1 },
      chosen: [{ reason: 'elsewhere', ours: 1, file: 0 }],
    });
    return { ...place, importId: preview.importId };
  }

  it('stays where they are unless somebody says that it is them', async () => {
    const { school, office, importId } = await schoolWithOneMoved();
    const [line] = await office.lines(importId, 'conflicts');
    expect(line).toMatchObject({ groups: ['CE2 B'], ours: { groups: ['CE1 A'] }, choice: 'ours' });
    await office.until(importId, 'start', 'applied');
    expect(await imported(school)).toEqual(['Bénard Zoé CE1 A']);
  });

  it('changes class once somebody says that it is them, and goes back when it is taken back', async () => {
    const { school, office, choose, importId } = await schoolWithOneMoved();
    const said = { reason: 'elsewhere', number: null, choice: 'file' };
    expect((await choose(importId, said)).body).toMatchObject({
      counts: { changed: 1, joined: 1, left: 1, conflicts: 0 },
    });
    await office.until(importId, 'start', 'applied');
    expect(await imported(school)).toEqual(['Bénard Zoé CE2 B']);
    expect((await office.until(importId, 'undo', 'undone')).kept).toEqual([]);
    expect(await imported(school)).toEqual(['Bénard Zoé CE1 A']);
  });
});
