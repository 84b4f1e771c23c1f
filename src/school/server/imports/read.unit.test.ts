import { describe, expect, it } from 'vitest';
import { Problem } from '../../../platform/contract/problems.ts';
import type { CsvColumns } from '../../contract/imports/words.ts';
import { readImportFile } from './read.ts';
import type { Records } from './records.ts';
import * as files from './testing/files.ts';

const columns: CsvColumns = {
  family: 0,
  given: 1,
  group: 2,
  level: null,
  role: 3,
  email: null,
  identifier: null,
  everyone: 'pupil',
};
const read = (bytes: Uint8Array) => readImportFile(bytes, { uai: files.own }, async () => columns);

async function records(bytes: Uint8Array): Promise<Records> {
  const reading = await read(bytes);
  if (reading.kind !== 'records') throw new Error('its columns are unknown');
  return reading.records;
}
/** A table of names, roles and addresses. */
async function addressed(text: string): Promise<Records> {
  const mapped = { ...columns, group: null, role: 2, email: 3 };
  const reading = await readImportFile(files.utf8(text), { uai: files.own }, async () => mapped);
  if (reading.kind !== 'records') throw new Error('its columns are unknown');
  return reading.records;
}
const names = ({ people }: Records) => people.map(({ name }) => `${name.given} ${name.family}`);
const refusal = async (bytes: Uint8Array) => {
  const problem = await read(bytes).catch((error: unknown) => error);
  return problem instanceof Problem ? problem.code : problem;
};
const reasons = ({ faults }: Records) => faults.map(({ line, reason }) => [line, reason]);

describe('ONDE', () => {
  const text = files.onde(
    ['Bénard', 'Zoé', 'CE1', 'CE1-CE2 A'],
    ['Îlot', 'Noël', 'CE2', 'CE1-CE2 A'],
  );
  const encodings = {
    'UTF-8': files.utf8(text),
    'UTF-8 with its mark': files.utf8WithMark(text),
    'UTF-16': files.utf16(text),
    'Windows-1252': files.latin(text.replace('’', "'")),
    'decomposed accents': files.utf8(text.normalize('NFD')),
  };
  it.each(Object.entries(encodings))('is read in %s', async (_name, bytes) => {
    const found = await records(bytes);
    expect(found.format).toBe('onde');
    expect(names(found)).toEqual(['Zoé Bénard', 'Noël Îlot']);
    expect(found.groups).toEqual([
      { key: 'ce1 ce2 a', name: 'CE1-CE2 A', kind: 'division', level: 'CE1, CE2', identifiers: [] },
    ]);
    expect(found.surplus).toEqual(['Date naissance', 'Sexe', 'INE', 'Adresse']);
    expect(JSON.stringify(found)).not.toContain('CANARI');
  });
});

describe('an address', () => {
  it.each(['zoé@free.fr', 'jean..dupont@free.fr', 'jean.@orange.fr', 'a&b@free.fr', 'a b@free.fr'])(
    'that mail cannot be sent to is left out, and said: %s',
    async (address) => {
      const text = `Nom;Prénom;Rôle;Courriel\nMartin;Luc;professeur;${address}\n`;
      const found = await addressed(text);
      expect([found.people[0]?.email, reasons(found)]).toEqual([null, [[2, 'email_ignored']]]);
    },
  );

  it('that mail can be sent to is kept', async () => {
    const found = await addressed(
      'Nom;Prénom;Rôle;Courriel\nMartin;Luc;professeur;luc.o’neil+ent@ac-paris.fr\n'.replace(
        '’',
        "'",
      ),
    );
    expect([found.people[0]?.email, reasons(found)]).toEqual(["luc.o'neil+ent@ac-paris.fr", []]);
  });
});

describe('any CSV', () => {
  it('is read with tabs, commas or semicolons, quotes and empty lines', async () => {
    for (const mark of [';', ',', '\t']) {
      const text = `Nom${mark}Prénom${mark}Classe${mark}Rôle\n"D${mark}Arc"${mark}Jeanne${mark}6eB\n\n;;;\nMartin${mark}Luc${mark}6eB${mark}professeur\n`;
      const found = await records(files.utf8(text));
      expect(found.people.map(({ role }) => role)).toEqual(['pupil', 'teacher']);
    }
  });

  it('keeps a formula as the text it is, and refuses what is no name, line by line', async () => {
    const long = 'x'.repeat(10_000);
    const text = `nom;prénom;classe;rôle\n=1+1;Zoé;6eB;\n=cmd|A1;Zoé;6eB;\n;Zoé;6eB;\n${long};Zoé;6eB;\nMar\u202etin;Zoé;6eB;\nDupont;Zoé;6eB;roi\nPetit\n`;
    const found = await records(files.utf8(text));
    expect(names(found)).toEqual(['Zoé =cmd|A1']);
    expect(reasons(found)).toEqual([
      [2, 'name_refused'],
      [4, 'name_missing'],
      [5, 'name_too_long'],
      [6, 'name_refused'],
      [7, 'role_unknown'],
      [8, 'cells_missing'],
    ]);
  });

  it('asks for its columns when nobody told them', async () => {
    const reading = await readImportFile(
      files.utf8('a;b\n1;2\n'),
      { uai: files.own },
      async () => null,
    );
    expect(reading.kind).toBe('unknown-columns');
  });
});

describe('SIECLE and STS', () => {
  const pupils = [
    { id: '1', family: 'LEROY', given: 'Zoé', division: '6A', group: '6LATIN' },
    { id: '2', family: 'DIOP', given: 'Awa', division: '6A' },
  ];
  it('pupils come with their division and groups, and nothing else', async () => {
    const found = await records(files.latin(files.sieclePupils(pupils)));
    expect(names(found)).toEqual(['Zoé LEROY', 'Awa DIOP']);
    expect(found.people[0]?.identifiers).toEqual([{ scheme: 'siecle.eleve', value: '1' }]);
    expect(found.groups.map(({ name, kind }) => [name, kind])).toEqual([
      ['6A', 'division'],
      ['6LATIN', 'teaching'],
    ]);
    expect(found.surplus).toContain('ID_NATIONAL');
    expect(JSON.stringify(found)).not.toContain('CANARI');
  });

  it('an archive with pupils, guardians and staff is read whole; only legal guardians', async () => {
    const found = await records(
      await files.zipOf({
        'export/ResponsablesAvecAdresses.xml': files.siecleGuardians(),
        'export/ElevesSansAdresses.xml': files.latin(files.sieclePupils(pupils)),
        'export/sts_emp_0750001U_2026.xml': files.latin(files.sts()),
      }),
    );
    expect(names(found)).toEqual([
      'Zoé LEROY',
      'Awa DIOP',
      'Anne LEROY',
      'Aude AILLEURS',
      'Hélène GARCIN',
      'Marc PROVISEUR',
    ]);
    expect(found.people.map(({ role }) => role).slice(2)).toEqual([
      'guardian',
      'guardian',
      'teacher',
      'staff',
    ]);
    expect(found.people[2]?.email).toBe('anne.leroy@exemple.fr');
    expect(found.guardianships).toHaveLength(2);
    expect(found.memberships.filter(({ role }) => role === 'teacher')).toHaveLength(2);
    expect(JSON.stringify(found)).not.toContain('CANARI');
  });

  it.each([
    ['pupils', files.latin(files.sieclePupils(pupils, '0690001B'))],
    ['guardians', files.utf8(files.siecleGuardians('0690001B'))],
    ['staff', files.latin(files.sts('0690001B'))],
  ])('another school’s file is refused: %s', async (_what, bytes) => {
    expect(await refusal(bytes)).toBe('import.foreign_school');
  });
});

describe('OneRoster', () => {
  it('brings this school’s people, classes and guardians', async () => {
    const found = await records(await files.zipOf(files.oneRoster()));
    expect(names(found)).toEqual(['Léa Petit', 'Hugo Prof', 'Ida Petit']);
    expect(found.people.map(({ role, email }) => [role, email])).toEqual([
      ['pupil', null],
      ['teacher', 'h.prof@exemple.fr'],
      ['guardian', 'i.petit@exemple.fr'],
    ]);
    expect(found.groups.map(({ name, kind }) => [name, kind])).toEqual([
      ['5A', 'division'],
      ['Latin 5', 'teaching'],
    ]);
    expect(found.memberships).toHaveLength(3);
    expect(found.guardianships).toHaveLength(1);
    expect(found.surplus).toContain('users.phone');
    expect(JSON.stringify(found)).not.toContain('CANARI');
  });

  it('of another school is refused', async () => {
    const bytes = await files.zipOf(files.oneRoster('0130001D'));
    expect(await refusal(bytes)).toBe('import.foreign_school');
  });
});

describe('refused with a sentence', () => {
  const xml = (head: string) => `<?xml version="1.0"?>${head}<BEE_ELEVES><a/></BEE_ELEVES>`;
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
  const cases: [string, string, Uint8Array | Promise<Uint8Array>][] = [
    ['an empty file', 'import.empty', new Uint8Array()],
    ['blanks only', 'import.empty', files.utf8(' \n\n')],
    ['headers only', 'import.empty', files.utf8('Nom élève;Prénom élève;Libellé classe\n')],
    ['a NUL', 'import.not_text', files.utf8('nom;prénom\nA\0;B\n')],
    ['XML entities', 'import.xml_doctype', files.utf8(xml(bomb))],
    ['an unknown entity', 'import.xml_broken', files.utf8('<BEE_ELEVES>&xxe;</BEE_ELEVES>')],
    ['XML cut short', 'import.xml_broken', files.utf8('<BEE_ELEVES><ELEVE>')],
    ['unknown XML', 'import.format_unknown', files.utf8('<html></html>')],
    ['an endless quoted cell', 'import.csv_broken', files.utf8(`a;b\n"${'x'.repeat(300_000)}`)],
    ['a spreadsheet', 'import.spreadsheet', files.zipOf({ '[Content_Types].xml': '<a/>' })],
    ['an archive of nothing known', 'import.format_unknown', files.zipOf({ 'a.txt': 'a' })],
    ['a broken archive', 'import.archive_broken', files.utf8('PK\u0003\u0004 and then nothing')],
    ['a zip bomb', 'import.archive_unsafe', files.zipOf({ 'a.xml': Buffer.alloc(30e6) })],
    [
      'too many entries',
      'import.archive_unsafe',
      files.zipOf(Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`${n}.xml`, '']))),
    ],
  ];
  it.each(cases)('%s: %s', async (_what, code, bytes) => {
    expect(await refusal(await bytes)).toBe(code);
  });

  it.each(['../../etc/passwd.xml', '/etc/passwd.xml'])(
    'an archive that climbs: %s',
    async (path) => {
      const harmless = 'x'.repeat(path.length);
      const bytes = Buffer.from(await files.zipOf({ [harmless]: '<a/>' }));
      const hostile = Buffer.from(bytes.toString('latin1').replaceAll(harmless, path), 'latin1');
      expect(await refusal(hostile)).toBe('import.archive_unsafe');
    },
  );

  it('a link in an archive', async () => {
    const { ZipFile } = await import('yazl');
    const { buffer } = await import('node:stream/consumers');
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('/etc/passwd'), 'eleves.xml', { mode: 0o120777 });
    zip.end();
    expect(await refusal(await buffer(zip.outputStream))).toBe('import.archive_unsafe');
  });
});
