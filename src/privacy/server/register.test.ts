import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import { dataMaps } from '../../app/contract/personal-data.ts';
import { cookies as declared } from '../../platform/contract/cookies.ts';
import { processing } from '../../platform/contract/personal-data.ts';
import type { Register } from '../contract/register.ts';
import { writeRegisterCsv } from './register-csv.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
});
afterAll(() => here[Symbol.asyncDispose]());

const read = async (username: string, language = 'fr') => {
  const browser = await signedIn(here, school, username);
  return browser.get(`/api/register?language=${language}`);
};
const readAs = async (username: string, language?: string) =>
  (await read(username, language)).json() as Register;

describe('the register', () => {
  it.each(['chef', 'admin', 'delegue'])('is read by %s', async (username) => {
    expect((await read(username)).statusCode).toBe(200);
  });

  it.each(['martin', 'bureau'])('is not for %s', async (username) => {
    const reply = await read(username);
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'forbidden']);
  });

  it('states who decides and who carries out, the same in both forms', async () => {
    const { controller, processor } = await readAs('delegue');
    expect(controller.name).toBe('Collège 0750001U');
    expect(controller.details).toEqual([
      'Code UAI\u00a0: 0750001U',
      'Représentant\u00a0: Chef Sylvie',
      'Délégué à la protection des données\u00a0: Délégué Sylvie',
    ]);
    expect(processor.details.join()).toContain('Pour le compte de\u00a0: Collège 0750001U');
    const texts = await Promise.all(['controller', 'processor'].map(exported));
    for (const text of texts) expect(text).toMatch(/^\ufeffRubrique;/);
    expect(texts[0]).not.toContain('Sous-traitant');
    expect(texts[1]).toMatch(/Sous-traitant;[^]*Responsable du traitement;/);
  });

  it('tells everything that the data map declares, each under its purpose, in both languages', async () => {
    for (const language of ['fr', 'en']) {
      const { activities, measures } = await readAs('chef', language);
      const told = activities.flatMap(({ data }) => data.map(({ id }) => id));
      expect(told.sort()).toEqual(
        processing(dataMaps)
          .map(({ id }) => id)
          .sort(),
      );
      expect(measures.length).toBeGreaterThan(5);
    }
  });

  it('as CSV holds one line for each processing, with the words of its language', async () => {
    const rows: Record<string, string>[] = parse(await exported('controller'), {
      columns: true,
      delimiter: ';',
      bom: true,
    });
    const processed = rows.filter((row) => row['Rubrique'] === 'Traitement');
    expect(processed).toHaveLength(processing(dataMaps).length);
    for (const row of processed) expect(row['Conservation']).not.toBe('');
  });

  async function exported(form: string): Promise<string> {
    const browser = await signedIn(here, school, 'delegue');
    const reply = await browser.get(`/api/register/export?language=fr&form=${form}`);
    return reply.json().text;
  }
});

it('a name that a spreadsheet would compute is written as text', () => {
  const text = writeRegisterCsv(
    {
      controller: { name: '=HYPERLINK("x")', details: ['@a', '+1'] },
      processor: { name: 'a;b"c', details: [] },
      activities: [],
      transfers: '-2',
      measures: [],
    },
    'processor',
    'fr',
  );
  expect(text).not.toMatch(/(^|;)"?[=+@-]/m);
  expect(text).toContain('"a;b""c"');
});

it('the cookies told to everybody are those of the jar', async () => {
  const { cookies } = (await here.browser().get('/api/cookies?language=en')).json();
  expect(cookies.map(({ name }: { name: string }) => name).sort()).toEqual(
    Object.values(declared)
      .map(({ name }) => name)
      .sort(),
  );
});

it('the promises are told to everybody, with their proofs', async () => {
  const { promises } = (await here.browser().get('/api/promises?language=fr')).json();
  expect(promises).toHaveLength(90);
  for (const { state, proofs, reason } of promises) {
    expect(proofs.length > 0).toBe(state === 'proven');
    expect(reason === null).toBe(state === 'proven');
  }
});
