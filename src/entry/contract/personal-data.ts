import type { SchoolDataMap } from '../../access/contract/data-subjects.ts';
import { cookies } from '../../platform/contract/cookies.ts';
import { columnsOf } from '../../platform/contract/personal-data.ts';

/** What is kept of personal links and of the browsers that opened them. */
export const entryData = {
  entries: {
    'entry.links': {
      what: {
        fr: 'Liens personnels : pour qui, pour quel cours, quand ouvert, essai d’un second navigateur ; empreintes, jamais le lien',
        en: 'Personal links: for whom, for which lesson, when opened, try by a second browser; hashes, never the link',
      },
      places: {
        columns: columnsOf(
          'entry_links',
          'meeting_id person_id secret_hash mark_hash bound_at second_holder_at',
        ),
      },
      subjects: ['pupil', 'guest'],
      category: 'credential',
      purpose: 'identification',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'activity',
        rule: {
          fr: 'tant que la séance est gardée ; effacé avec elle ou avec la personne',
          en: 'while the meeting is kept; erased with it or with the person',
        },
      },
      recipients: ['leaders'],
    },
    'entry.mark-cookie': {
      what: {
        fr: 'Réserver un lien personnel au navigateur qui l’a ouvert',
        en: 'Keep a personal link for the browser that opened it',
      },
      places: { cookies: [cookies.mark.name] },
      subjects: ['pupil', 'guest'],
      category: 'credential',
      purpose: 'identification',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'browser',
        rule: { fr: 'vingt-quatre heures au plus', en: 'twenty-four hours at most' },
      },
      recipients: ['self'],
    },
  },
  technical: [
    {
      columns: columnsOf('entry_links', 'id school_id created_at'),
      why: 'key, owner and date of a link',
    },
  ],
} as const satisfies SchoolDataMap;
