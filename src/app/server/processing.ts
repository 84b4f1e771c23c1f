import { processing as processingOf, type Words } from '../../platform/contract/personal-data.ts';
import { bases, purposes } from '../../platform/contract/personal-data-words.ts';
import type { ProcessingLine } from '../../school/server/index.ts';
import { dataMaps } from '../contract/personal-data.ts';

const subjects: Record<string, Words> = {
  pupil: { fr: 'élèves', en: 'pupils' },
  guardian: { fr: 'responsables légaux', en: 'guardians' },
  staff: { fr: 'personnels', en: 'staff' },
  guest: { fr: 'invités', en: 'guests' },
  everyone: { fr: 'toute personne qui utilise le service', en: 'whoever uses the service' },
};

const listed = (names: readonly string[]): Words => ({
  fr: names.map((name) => subjects[name]?.fr ?? name).join(', '),
  en: names.map((name) => subjects[name]?.en ?? name).join(', '),
});

/** What every domain keeps of people, as the contract's annex lists it. */
export const processing: readonly ProcessingLine[] = processingOf(dataMaps).map((entry) => ({
  what: entry.what,
  subjects: listed(entry.subjects),
  purpose: purposes[entry.purpose],
  basis: bases[entry.basis],
  retention: entry.retention.rule,
}));
