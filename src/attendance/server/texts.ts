import type { Words } from '../../platform/contract/personal-data.ts';
import type { Status } from '../contract/statuses.ts';

/** Words of the files that leave. */
export const statusWords: Record<Status, Words> = {
  present: { fr: 'présent', en: 'present' },
  late: { fr: 'en retard', en: 'late' },
  left: { fr: 'parti avant la fin', en: 'left early' },
  network: { fr: 'empêché par le réseau', en: 'prevented by the network' },
  absent: { fr: 'absent', en: 'absent' },
};

export const columnWords = {
  day: { fr: 'Jour', en: 'Day' },
  from: { fr: 'Début', en: 'Start' },
  to: { fr: 'Fin', en: 'End' },
  group: { fr: 'Classe', en: 'Class' },
  title: { fr: 'Cours', en: 'Lesson' },
  family: { fr: 'Nom', en: 'Family name' },
  given: { fr: 'Prénom', en: 'Given name' },
  status: { fr: 'Appel', en: 'Roll call' },
  minutes: { fr: 'Retard (minutes)', en: 'Late by (minutes)' },
} as const satisfies Record<string, Words>;

export const pageWords = {
  title: { fr: 'Appel', en: 'Roll call' },
  teachers: { fr: 'Enseignants', en: 'Teachers' },
  confirmed: { fr: 'Confirmé', en: 'Confirmed' },
  by: { fr: 'par', en: 'by' },
  nobody: { fr: 'Personne n’était attendu.', en: 'Nobody was expected.' },
} as const satisfies Record<string, Words>;
