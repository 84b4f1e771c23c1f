import type { ImportedRole } from '../../../contract/imports/words.ts';
import type { Collector } from '../records.ts';
import { deep, readXml, textOf, type XmlNode } from '../xml.ts';

/** How STS names a member of staff; `epp` and `local` people may bear the same number. */
export const staffScheme = 'sts.individu';

const kept = new Set([
  'INDIVIDU',
  'CIVILITE',
  'NOM_USAGE',
  'NOM_PATRONYMIQUE',
  'PRENOM',
  'FONCTION',
  'DIVISION',
  'GROUPE',
  'SERVICES',
  'SERVICE',
  'ENSEIGNANTS',
  'ENSEIGNANT',
]);

const titles: Record<string, string> = { '1': 'M.', '2': 'Mme', '3': 'Mme' };
/** Teachers and teacher-librarians teach; a file makes nobody a head or an administrator. */
const teaching = new Set(['ENS', 'DOC']);

const idOf = (node: XmlNode) =>
  node.attributes['ID'] ? `${node.attributes['TYPE'] ?? 'local'}:${node.attributes['ID']}` : '';

/** Reads STS-web's `sts_emp_*.xml`: staff, and which divisions and groups each teaches. */
export async function readSts(chunks: AsyncIterable<Uint8Array>, into: Collector): Promise<void> {
  const people = new Map<string, { key: string; role: ImportedRole }>();
  const structures: { node: XmlNode; line: number }[] = [];
  await readXml(chunks, {
    records: new Set(['UAJ', 'INDIVIDU', 'DIVISION', 'GROUPE']),
    kept,
    onSurplus: into.drop,
    onRecord: (node, line) => {
      if (node.name === 'UAJ') into.records.uai = node.attributes['CODE'] ?? node.text.trim();
      else if (node.name !== 'INDIVIDU') structures.push({ node, line });
      else {
        const role = teaching.has(textOf(node, 'FONCTION').toUpperCase()) ? 'teacher' : 'staff';
        const key = addStaff(into, node, line, role);
        if (key !== null) people.set(idOf(node), { key, role });
      }
    },
  });
  for (const { node, line } of structures) {
    const kind = node.name === 'DIVISION' ? 'division' : 'teaching';
    const group = into.group(kind, node.attributes['CODE'] ?? '', '', line);
    if (group === null) continue;
    const ids = new Set(deep(node, 'ENSEIGNANT').map(idOf));
    for (const id of ids) {
      const person = people.get(id);
      if (person?.role === 'teacher') into.join(person.key, group, 'teacher');
    }
  }
}

function addStaff(into: Collector, node: XmlNode, line: number, role: ImportedRole) {
  return into.person({
    line,
    role,
    family: textOf(node, 'NOM_USAGE') || textOf(node, 'NOM_PATRONYMIQUE'),
    given: textOf(node, 'PRENOM'),
    title: titles[textOf(node, 'CIVILITE')] ?? null,
    identifiers: [{ scheme: staffScheme, value: idOf(node) }],
  });
}
