import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInstallation, type Installation } from '../../../app/testing/installation.ts';
import * as files from './testing/files.ts';
import { openOffice } from './testing/office.ts';
import { forgetOld } from './tidy.store.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
});
afterAll(() => here[Symbol.asyncDispose]());

const zoe = ['Bénard', 'Zoé', 'CE1', 'CE1 A'] as const;
const noel = ['Îlot', 'Noël', 'CE2', 'CE2 B'] as const;
const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
const tidyAt = (at: Date) => here.app.core.transact((trx) => forgetOld(trx, at));
const stepsOf = async (importId: string) =>
  (
    await here.db
      .selectFrom('import_steps')
      .select('number')
      .where('import_id', '=', importId)
      .execute()
  ).length;

it('what was read of a file that nobody started is forgotten after a day, and undoing after thirty', async () => {
  const office = await openOffice(here, await here.addSchool('0750001U'));
  const upload = async (...pupils: Parameters<typeof files.onde>) =>
    (await office.upload(files.utf8(files.onde(...pupils)))).body.import?.importId ?? '';
  const written = await upload(zoe);
  await office.until(written, 'start', 'applied');
  const waiting = await upload(noel);

  await tidyAt(hours(23));
  expect([await stepsOf(waiting), await stepsOf(written)].every((count) => count > 0)).toBe(true);
  await tidyAt(hours(25));
  expect(await stepsOf(waiting)).toBe(0);
  expect((await office.read(waiting)).state).toBe('expired');
  expect((await office.command(waiting, 'start')).body.code).toBe('import.over');
  expect(await stepsOf(written)).toBeGreaterThan(0);
  await tidyAt(hours(24 * 31));
  expect(await stepsOf(written)).toBe(0);
});

it('what the school corrected by hand is kept when the file says otherwise, and the preview names it', async () => {
  const school = await here.addSchool('0690001B');
  const office = await openOffice(here, school);
  const pupil = { id: '1', given: 'Zoé', division: '6A' };
  const upload = async (family: string) =>
    (await office.upload(files.latin(files.sieclePupils([{ ...pupil, family }], school.uai)))).body
      .import;
  await office.until((await upload('LEROI'))?.importId ?? '', 'start', 'applied');
  const person = () =>
    here.db
      .selectFrom('people')
      .select(['id', 'family_name', 'given_name', 'title', 'email'])
      .where('school_id', '=', school.schoolId)
      .where('source', '=', 'import')
      .executeTakeFirstOrThrow();
  const { id } = await person();
  const name = { family: 'Leroy-Diop', given: 'Zoé', title: null };
  const corrected = await office.browser.patch(`/api/people/${id}`, { name, email: null });
  expect(corrected.statusCode).toBeLessThan(300);

  const again = await upload('LEROY');
  expect(again).toMatchObject({ counts: { changed: 0, conflicts: 1 } });
  const conflicts = await office.lines(again?.importId ?? '', 'conflicts');
  expect(conflicts.map(({ name: said, reason }) => [said.family, reason])).toEqual([
    ['LEROY', 'corrected'],
  ]);
  await office.until(again?.importId ?? '', 'start', 'applied');
  expect((await person()).family_name).toBe('Leroy-Diop');
});
