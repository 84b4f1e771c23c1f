import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import * as files from './files.ts';

/** Hostile files of every format, each made from one that is sound. */

type Name = readonly [family: string, given: string];
type Bytes = Uint8Array | Promise<Uint8Array>;

export type Format = {
  name: string;
  /** The text that names people: the file itself, or the one of an archive. */
  text: (people: readonly Name[]) => string;
  encode: (text: string) => Uint8Array;
  /** What an archive of this format holds. */
  entries: (uai: string, text: Uint8Array) => Record<string, Uint8Array | string>;
  /** Comes in an archive always; otherwise may. */
  isArchive?: true;
};

const roster = (uai: string, users: Uint8Array) => ({
  ...files.oneRoster(uai),
  'users.csv': users,
  'roles.csv': `userSourcedId,status,role,orgSourcedId\r\n${Array.from({ length: 9 }, (_, n) => `u${n},,student,o1`).join('\r\n')}`,
});

const sts = (people: readonly Name[], uai: string) =>
  `<?xml version="1.0" encoding="ISO-8859-15"?>\n<STS_EDT><PARAMETRES><UAJ CODE="${uai}"/></PARAMETRES><DONNEES><INDIVIDUS>${people
    .map(
      ([family, given], n) =>
        `\n<INDIVIDU ID="${n}" TYPE="epp"><NOM_USAGE>${family}</NOM_USAGE><PRENOM>${given}</PRENOM><FONCTION>ENS</FONCTION></INDIVIDU>`,
    )
    .join('')}</INDIVIDUS></DONNEES></STS_EDT>`;

/** @param uai the school whose files they are */
export const formatsOf = (uai: string): Format[] => [
  {
    name: 'CSV',
    text: (people) => ['Nom;Prénom', ...people.map((name) => name.join(';'))].join('\r\n'),
    encode: files.utf8,
    entries: (_uai, text) => ({ 'eleves.csv': text }),
  },
  {
    name: 'ONDE',
    text: (people) => files.onde(...people.map((name) => [...name, 'CE1', 'CE1 A'] as const)),
    encode: files.utf8,
    entries: (_uai, text) => ({ 'CSVExtraction.csv': text }),
  },
  {
    name: 'SIECLE',
    text: (people) =>
      files.sieclePupils(
        people.map(([family, given], n) => ({ id: String(n), family, given, division: '6A' })),
        uai,
      ),
    encode: files.latin,
    entries: (_uai, text) => ({ 'ElevesSansAdresses.xml': text }),
  },
  {
    name: 'STS',
    text: (people) => sts(people, uai),
    encode: files.latin,
    entries: (_uai, text) => ({ 'sts_emp.xml': text }),
  },
  {
    name: 'OneRoster',
    text: (people) =>
      [
        'sourcedId,status,givenName,familyName',
        ...people.map(([family, given], n) => `u${n},,${given},${family}`),
      ].join('\r\n'),
    encode: files.utf8,
    entries: roster,
    isArchive: true,
  },
];

/** Changes bytes of each file's entry in an archive's directory. */
function inDirectory(zip: Uint8Array, change: (entry: Buffer) => void): Uint8Array {
  const bytes = Buffer.from(zip);
  for (let at = 0; ; at += 4) {
    at = bytes.indexOf('PK\u0001\u0002', at, 'latin1');
    if (at === -1) return bytes;
    change(bytes.subarray(at));
  }
}

const renamed = async (entries: Record<string, Uint8Array | string>, to: string) => {
  const harmless = 'x'.repeat(to.length);
  const zip = Buffer.from(await files.zipOf({ ...entries, [harmless]: 'a' }));
  return Buffer.from(zip.toString('latin1').replaceAll(harmless, to), 'latin1');
};

const people: readonly Name[] = [
  ['Bénard', 'Zoé'],
  ['Diop', 'Awa'],
];
/** Does not shrink: each file of it stays under the limit of what one may unfold to. */
const noise = randomBytes(20_500);
const million = 'x'.repeat(1_000_000);
const external = '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>\n';
const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${`&a${n - 1};`.repeat(10)}">`).join('')}]>\n`;
const pdf = '%PDF-1.7\n1 0 obj\u0000<</Type/Catalog>>endobj\n';

export type Attack = (format: Format, uai: string) => Bytes;

/** A file as people would choose it, made of this text. */
const file = (format: Format, uai: string, bytes: Uint8Array): Bytes =>
  format.isArchive ? files.zipOf(format.entries(uai, bytes)) : bytes;
const ofText =
  (change: (text: string) => string): Attack =>
  (format, uai) =>
    file(format, uai, format.encode(change(format.text(people))));
const ofNames =
  (...names: readonly Name[]): Attack =>
  (format, uai) =>
    file(format, uai, format.encode(format.text([...names, ['Sûr', 'Léo']])));
const ofBytes =
  (bytes: string | Uint8Array): Attack =>
  (format, uai) =>
    file(format, uai, Buffer.from(bytes));
const entriesOf = (format: Format, uai: string) =>
  format.entries(uai, format.encode(format.text(people)));
const ofArchive =
  (change: (entries: ReturnType<Format['entries']>) => Bytes): Attack =>
  (format, uai) =>
    change(entriesOf(format, uai));

/** Puts something after the declaration of an XML file, or before anything else. */
const afterProlog = (text: string, what: string) =>
  text.startsWith('<?') ? text.replace('?>', `?>\n${what}`) : what + text;

/** The name a second time, as something else: another column, or another element. */
function twice(text: string): string {
  if (text.startsWith('<'))
    return text.replace(/<(NOM_DE_FAMILLE|NOM_USAGE)>[^<]*<\/\1>/g, '$&<$1>Autre</$1>');
  const [head = '', ...rows] = text.split('\r\n');
  const delimiter = head.includes(';') ? ';' : ',';
  const header = /Nom élève|familyName|Nom/.exec(head)?.[0] ?? '';
  return [head + delimiter + header, ...rows.map((row) => `${row}${delimiter}Autre`)].join('\r\n');
}

export const attacks: Record<string, Attack> = {
  'nothing wrong': ofText((text) => text),
  'an empty file': ofBytes(''),
  'a PDF': ofBytes(pdf),
  'a page of HTML': ofBytes('<html><body>Nom;Prénom</body></html>'),
  'a spreadsheet': async (format, uai) =>
    file(format, uai, await files.zipOf({ '[Content_Types].xml': '<a/>' })),
  'cut in the middle': async (format, uai) => {
    const whole = await file(format, uai, format.encode(format.text(people)));
    return whole.subarray(0, Math.floor(whole.length / 2));
  },
  'no header': ofText((text) => text.slice(text.indexOf('\n') + 1)),
  'a header twice': ofText(twice),
  'UTF-8 with its mark': (format, uai) =>
    file(format, uai, files.utf8WithMark(format.text(people).replace('ISO-8859-15', 'UTF-8'))),
  'UTF-16': (format, uai) =>
    file(format, uai, files.utf16(format.text(people).replace(/ encoding="[^"]*"/, ''))),
  'bytes that are no text': (format, uai) => {
    const text = format.text(people).replace(/ISO-8859-15/, 'UTF-8');
    return file(format, uai, Buffer.from(text.replace('Diop', 'Di\u0081p'), 'latin1'));
  },
  'a name that another program broke': (format, uai) =>
    file(
      format,
      uai,
      files.utf8(
        format
          .text([
            ['B\ufffdnard', 'Zoé'],
            ['Sûr', 'Léo'],
          ])
          .replace('ISO-8859-15', 'UTF-8'),
      ),
    ),
  'a NUL in a name': ofNames(['A\u0000B', 'Zoé']),
  'a control character in a name': ofNames(['A\u0007B', 'Zoé']),
  'a direction mark in a name': (format, uai) => {
    const text = format.text([
      ['Mar\u202etin', 'Zoé'],
      ['Sûr', 'Léo'],
    ]);
    return file(format, uai, files.utf8(text.replace('ISO-8859-15', 'UTF-8')));
  },
  'formulas as names': ofNames(['=cmd|A1', '+Zoé'], ['=1+1', '@SUM']),
  'markup as names': ofNames(['&lt;img src=x onerror=alert()&gt;', 'Zoé']),
  'a cell of a million': ofNames([million, 'Zoé']),
  'an external entity': ofText((text) => afterProlog(text, external).replace('Diop', '&xxe;')),
  'an entity bomb': ofText((text) => afterProlog(text, bomb).replace('Diop', '&a8;')),
  'an undeclared entity': ofText((text) => text.replace('Diop', '&xxe;')),
  'an archive in an archive': ofArchive(async (entries) =>
    files.zipOf({ 'export.zip': await files.zipOf(entries) }),
  ),
  'an archive that says less than it holds': ofArchive(async (entries) =>
    inDirectory(await files.zipOf(entries), (entry) => entry.writeUInt32LE(3, 24)),
  ),
  'an archive that says more than it holds': ofArchive(async (entries) =>
    inDirectory(await files.zipOf(entries), (entry) => entry.writeUInt32LE(900_000, 24)),
  ),
  'an archive that unfolds': ofArchive((entries) =>
    files.zipOf({ ...entries, 'z.xml': Buffer.alloc(30e6) }),
  ),
  'an archive that unfolds slowly, file after file': ofArchive(async (entries) =>
    inDirectory(
      await files.zipOf({
        ...entries,
        ...Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.xml`, noise])),
      }),
      (entry) => {
        if (entry.readUInt32LE(20) > 20_000) entry.writeUInt32LE(3_900_000, 24);
      },
    ),
  ),
  'an archive with a password': ofArchive(async (entries) =>
    inDirectory(await files.zipOf(entries), (entry) => entry.writeUInt16LE(1, 8)),
  ),
  'an archive of too many files': ofArchive((entries) =>
    files.zipOf({
      ...entries,
      ...Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`${n}.txt`, ''])),
    }),
  ),
  'an archive that climbs': ofArchive((entries) => renamed(entries, '../../etc/passwd')),
  'an archive from the root': ofArchive((entries) => renamed(entries, '/etc/passwd')),
  'an archive with a drive': ofArchive((entries) => renamed(entries, 'C:/windows/x')),
};
