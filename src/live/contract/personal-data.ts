import type { SchoolDataMap } from '../../access/contract/data-subjects.ts';
import { columnsOf } from '../../platform/contract/personal-data.ts';

/** The class in progress keeps nothing that is heard or seen: sound and pictures pass, and are not recorded. */
export const liveData = {
  entries: {
    'live.presets': {
      what: {
        fr: 'Préréglages de droits qu’une personne du personnel garde pour ses cours : nom, droits',
        en: 'Presets of rights that somebody of the staff keeps for their lessons: name, rights',
      },
      places: { columns: columnsOf('rights_presets', 'person_id name rights') },
      subjects: ['staff'],
      category: 'content',
      purpose: 'comfort',
      basis: 'public-task',
      source: 'person',
      retention: {
        by: 'person',
        rule: {
          fr: 'jusqu’à ce que la personne les oublie ; effacé avec elle ou avec l’établissement',
          en: 'until the person forgets them; erased with the person or with the school',
        },
      },
      recipients: ['self'],
    },
  },
  technical: [
    {
      columns: columnsOf('rights_presets', 'id school_id created_at'),
      why: 'key, owner and date of the row',
    },
    {
      columns: columnsOf(
        'class_tools',
        'meeting_id school_id timer_lasts_ms timer_elapsed_ms timer_since pick_shown_to pick_over',
      ),
      why: 'timer of a lesson, and whether the last draw by lot is shown: whom it took is on the seat',
    },
    {
      columns: columnsOf('webhook_receipts', 'id received_at'),
      why: 'reports of the media engine already read, for a day',
    },
  ],
} as const satisfies SchoolDataMap;
