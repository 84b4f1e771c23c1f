import type { Collector } from '../records.ts';
import { all, readXml, textOf, type XmlNode } from '../xml.ts';

/** How SIECLE names a pupil in its exports. */
export const pupilScheme = 'siecle.eleve';

const kept = new Set([
  'ELEVE',
  'NOM',
  'NOM_DE_FAMILLE',
  'NOM_USAGE',
  'PRENOM',
  'STRUCTURES_ELEVE',
  'STRUCTURE',
  'CODE_STRUCTURE',
  'TYPE_STRUCTURE',
]);

/**
 * Reads SIECLE's `ElevesSansAdresses.xml`: names, division and groups of each pupil. INE, birth, sex,
 * nationality and schooling are dropped.
 */
export async function readSieclePupils(
  chunks: AsyncIterable<Uint8Array>,
  into: Collector,
): Promise<void> {
  const keys = new Map<string, string>();
  const readPupil = (node: XmlNode, line: number) => {
    const value = node.attributes['ELEVE_ID'] ?? '';
    const usual = textOf(node, 'NOM_USAGE');
    const family = usual || textOf(node, 'NOM_DE_FAMILLE') || textOf(node, 'NOM');
    const given = textOf(node, 'PRENOM');
    const identifiers = [{ scheme: pupilScheme, value }];
    const key = into.person({ line, role: 'pupil', family, given, identifiers });
    if (key !== null) keys.set(value, key);
  };
  const readStructures = (node: XmlNode, line: number) => {
    const person = keys.get(node.attributes['ELEVE_ID'] ?? '');
    if (person === undefined) return;
    for (const structure of all(node, 'STRUCTURE')) {
      const kind = textOf(structure, 'TYPE_STRUCTURE') === 'D' ? 'division' : 'teaching';
      const group = into.group(kind, textOf(structure, 'CODE_STRUCTURE'), '', line);
      if (group !== null) into.join(person, group, 'pupil');
    }
  };
  await readXml(chunks, {
    records: new Set(['UAJ', 'ELEVE', 'STRUCTURES_ELEVE']),
    kept,
    onSurplus: into.drop,
    onRecord: (node, line) => {
      if (node.name === 'UAJ') into.records.uai = node.attributes['CODE'] ?? node.text.trim();
      else if (node.name === 'ELEVE') readPupil(node, line);
      else readStructures(node, line);
    },
  });
}
