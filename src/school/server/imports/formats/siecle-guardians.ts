import type { Collector } from '../records.ts';
import { readXml, textOf, type XmlNode } from '../xml.ts';
import { pupilScheme } from './siecle-pupils.ts';

/** How SIECLE names a guardian in its exports. */
export const guardianScheme = 'siecle.personne';

const kept = new Set([
  'PERSONNE',
  'NOM',
  'NOM_DE_FAMILLE',
  'NOM_USAGE',
  'PRENOM',
  'LC_CIVILITE',
  'MEL',
  'RESPONSABLE_ELEVE',
  'ELEVE_ID',
  'PERSONNE_ID',
  'RESP_LEGAL',
]);

/** First and second legal guardian; others (0) only pay, or are called in an emergency. */
const legal = new Set(['1', '2']);
const titles: Record<string, string> = { MME: 'Mme', M: 'M.', 'M.': 'M.', MLLE: 'Mme' };

type Found = { node: XmlNode; line: number };

/**
 * Reads SIECLE's `ResponsablesAvecAdresses.xml`: names and e-mail of legal guardians, and whose they are.
 * Postal address, telephone and occupation are dropped.
 */
export async function readSiecleGuardians(
  chunks: AsyncIterable<Uint8Array>,
  into: Collector,
): Promise<void> {
  const people = new Map<string, Found>();
  const links: { guardian: string; pupil: string; line: number }[] = [];
  await readXml(chunks, {
    records: new Set(['UAJ', 'PERSONNE', 'RESPONSABLE_ELEVE']),
    kept,
    onSurplus: into.drop,
    onRecord: (node, line) => {
      if (node.name === 'UAJ') into.records.uai = node.attributes['CODE'] ?? node.text.trim();
      else if (node.name === 'PERSONNE')
        people.set(node.attributes['PERSONNE_ID'] ?? '', { node, line });
      else if (legal.has(textOf(node, 'RESP_LEGAL')))
        links.push({
          guardian: textOf(node, 'PERSONNE_ID'),
          pupil: textOf(node, 'ELEVE_ID'),
          line,
        });
    },
  });
  const keys = new Map<string, string | null>();
  for (const { guardian, pupil, line } of links) {
    const found = people.get(guardian);
    if (!found) continue;
    if (!keys.has(guardian)) keys.set(guardian, addGuardian(into, guardian, found));
    const key = keys.get(guardian);
    if (key) into.guard(key, { scheme: pupilScheme, value: pupil }, line);
  }
}

function addGuardian(into: Collector, value: string, { node, line }: Found): string | null {
  return into.person({
    line,
    role: 'guardian',
    family: textOf(node, 'NOM_USAGE') || textOf(node, 'NOM_DE_FAMILLE') || textOf(node, 'NOM'),
    given: textOf(node, 'PRENOM'),
    title: titles[textOf(node, 'LC_CIVILITE').toUpperCase()] ?? null,
    email: textOf(node, 'MEL'),
    identifiers: [{ scheme: guardianScheme, value }],
  });
}
