import type { SchoolDataMap } from '../../../access/contract/data-subjects.ts';
import { columnsOf } from '../../../platform/contract/personal-data.ts';

/** What the passage from one school year to the next keeps, so that it can be told and taken back. */
export const yearData = {
  entries: {
    'school.year-steps': {
      what: {
        fr: 'Élèves dont l’accès a été suspendu au changement d’année, par identifiants internes, et date de la fiche avant cela',
        en: 'Pupils whose access was suspended with the change of year, by internal ids, and date of the record before it',
      },
      places: { columns: columnsOf('year_rollover_steps', 'person_id was_updated_at') },
      subjects: ['pupil'],
      category: 'identifier',
      purpose: 'people',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'year',
        rule: {
          fr: 'jusqu’à l’annulation de la bascule ou au changement d’année suivant',
          en: 'until the rollover is undone or the next change of year',
        },
      },
      recipients: ['administration'],
    },
    'school.year-author': {
      what: { fr: 'Qui a fait chaque changement d’année', en: 'Who made each change of year' },
      places: { columns: columnsOf('year_rollovers', 'done_by') },
      subjects: ['staff'],
      category: 'trace',
      purpose: 'people',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'year',
        rule: { fr: 'avec l’établissement', en: 'with the school' },
      },
      recipients: ['administration', 'officer'],
    },
  },
  technical: [
    {
      columns: columnsOf(
        'year_rollovers',
        'id school_id from_year_id to_year_id counts mark done_at undone_at',
      ),
      why: 'the change of year itself: figures, and a hash of the groups after it',
    },
    {
      columns: columnsOf(
        'year_rollover_steps',
        'school_id rollover_id action group_id meeting_id was_year_id',
      ),
      why: 'owner of the step; groups put away or kept, lessons cancelled',
    },
  ],
} as const satisfies SchoolDataMap;
