import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInstallation, type Installation } from '../../../app/testing/installation.ts';
import * as files from './testing/files.ts';
import { attacks, formatsOf, type Attack, type Format } from './testing/hostile.ts';
import { openOffice } from './testing/office.ts';

const uai = '0750001U';
const formats = formatsOf(uai);
let here: Installation;
let office: Awaited<ReturnType<typeof openOffice>>;
const cells = new Map<string, Map<string, string>>();
/** Answers that were neither « read » nor a refusal with a sentence. */
const odd: string[] = [];
const namesRead: string[] = [];

/** What happened to a file, in a word. */
async function judge(attack: Attack, format: Format): Promise<string> {
  const { status, body } = await office.upload(await attack(format, uai));
  if (status === 422 || status === 413) return `refused ${body.code?.replace('import.', '')}`;
  if (status !== 200) return `ODD ${status}`;
  if (!body.import) return 'columns asked';
  const lines = await office.lines(body.import.importId, 'added');
  const names = lines.map(({ name }) => `${name.given} ${name.family}`);
  namesRead.push(...names);
  const faults = body.import.faults.map(({ line, reason }) => `${line} ${reason}`);
  return [`read: ${names.join(', ') || 'nobody'}`, ...faults].join('; ');
}

beforeAll(async () => {
  here = await openInstallation();
  office = await openOffice(here, await here.addSchool(uai));
  const csv = files.utf8('Nom;Prénom\nA;B');
  const { signature, columns } = (await office.upload(csv, 'ask')).body.csv ?? {};
  await office.browser.send('PUT', '/api/imports/columns', { signature, ...columns });
  for (const [what, attack] of Object.entries(attacks)) {
    const row = new Map<string, string>();
    for (const format of formats) {
      const cell = await judge(attack, format);
      row.set(format.name, cell);
      if (cell.startsWith('ODD')) odd.push(`${what}, ${format.name}: ${cell}`);
    }
    cells.set(what, row);
  }
}, 300_000);
afterAll(() => here[Symbol.asyncDispose]());

it('each hostile file of each format is refused with a sentence, or read without its harm', async () => {
  const text = [...cells].flatMap(([what, row]) => [
    what,
    ...[...row].map(([format, cell]) => `  ${format.padEnd(10)} ${cell}`),
  ]);
  expect(odd).toEqual([]);
  await expect(`${text.join('\n')}\n`).toMatchFileSnapshot('hostile.snapshot.txt');
});

it('no name that was read hides anything: no control, direction mark, or sign of a broken encoding', () => {
  expect(namesRead.length).toBeGreaterThan(50);
  expect(namesRead.filter((name) => /[\p{C}\ufffd]/u.test(name))).toEqual([]);
});

it('a sound file of each format is read by the same bench', () => {
  expect([...(cells.get('nothing wrong') ?? [])]).toEqual(
    formats.map(({ name }) => [name, 'read: Zoé Bénard, Awa Diop']),
  );
});

it('a formula that was read as a name leaves the school as text', async () => {
  const [csv] = formats;
  const { body } = await office.upload(files.utf8(csv?.text([['=cmd|A1', '+Zoé']]) ?? ''));
  await office.until(body.import?.importId ?? '', 'start', 'applied');
  const list: string = (await office.browser.post('/api/people/export', {})).json().csv;
  expect(list).toContain('cmd|A1');
  expect(list.split(/[\r\n;]+/).filter((cell) => /^"?[=+@\t-]/.test(cell))).toEqual([]);
});
