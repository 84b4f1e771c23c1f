import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInstallation, type Installation } from '../../../app/testing/installation.ts';
import { openServerProcess } from '../../../app/testing/server-process.ts';
import { until } from '../../../platform/server/testing/until.ts';
import type { ImportView } from '../../contract/imports/routes.ts';
import * as files from './testing/files.ts';
import { openOffice } from './testing/office.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
});
afterAll(() => here[Symbol.asyncDispose]());

const pupils = 20_000;
const perDivision = 25;

/** Pupils of SIECLE, each with a number and a division; of each hundred, two may be namesakes. */
const exported = (uai: string) =>
  files.sieclePupils(
    Array.from({ length: pupils }, (_, index) => ({
      id: String(index + 1),
      family: `Élève ${String.fromCodePoint(97 + (index % 26))}`,
      given: `Zoé ${letters(Math.floor(index / 100) * 100 + Math.max(index % 100, 1))}`,
      division: `D${Math.floor(index / perDivision)}`,
    })),
    uai,
  );
const letters = (value: number) =>
  [...String(value)].map((digit) => String.fromCodePoint(97 + Number(digit))).join('');

/** What the school holds, counted, and how many are there twice. */
async function holdings(schoolId: string) {
  const { rows } = await sql<Record<string, number>>`
    select
      (select count(*)::int from people where school_id = ${schoolId} and source = 'import') as people,
      (select count(distinct i.value)::int from person_identifiers i
        where school_id = ${schoolId} and scheme = 'siecle.eleve') as identifiers,
      (select count(distinct i.person_id)::int from person_identifiers i
        where school_id = ${schoolId}) as identified,
      (select count(*)::int from groups g
        where school_id = ${schoolId} and name like 'D%') as divisions,
      (select count(*)::int from memberships m join people p on p.id = m.person_id
        where m.school_id = ${schoolId} and p.source = 'import') as memberships,
      (select count(*)::int from (select person_id from memberships m
        join people p on p.id = m.person_id where m.school_id = ${schoolId}
          and p.source = 'import' group by 1 having count(*) <> 1) odd) as misplaced`.execute(
    here.db,
  );
  return rows[0];
}

it('kill -9 half-way through 20,000 people: the next server ends the import, nobody is missing or there twice', async () => {
  const school = await here.addSchool('0750001U');
  const office = await openOffice(here, school);
  const { body } = await office.upload(files.latin(exported(school.uai)));
  const counts = { added: pupils, groups: pupils / perDivision, joined: pupils, conflicts: 0 };
  expect(body.import).toMatchObject({ format: 'siecle', counts });
  const { importId = '' } = body.import ?? {};
  const cookie = office.cookie();
  // From here on, the real process alone works.
  await here.app[Symbol.asyncDispose]();
  await using server = await openServerProcess(here.url);
  const ask = async (method: string, command = ''): Promise<ImportView> => {
    const reply = await fetch(`${server.url}/api/imports/${importId}${command}`, {
      method,
      headers: { 'x-preau': '1', 'content-type': 'application/json', cookie },
      ...(method === 'POST' && { body: '{}' }),
    });
    expect(reply.status).toBe(200);
    return (await reply.json()) as ImportView;
  };
  const { total } = await ask('POST', '/start');
  await until('half is written', async () => (await ask('GET')).done >= total / 2, 60_000);
  await server.kill('SIGKILL');
  const half = await here.db.selectFrom('imports').selectAll().executeTakeFirstOrThrow();
  expect(half.state).toBe('applying');
  expect(half.cursor).toBeLessThan(total);
  await server.start();
  await until('the import is written', async () => (await ask('GET')).state === 'applied', 60_000);
  expect(await ask('GET')).toMatchObject({ done: total, total, counts });
  expect(await holdings(school.schoolId)).toEqual({
    people: pupils,
    identifiers: pupils,
    identified: pupils,
    divisions: pupils / perDivision,
    memberships: pupils,
    misplaced: 0,
  });
}, 240_000);
