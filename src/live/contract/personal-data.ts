import type { SchoolDataMap } from '../../access/contract/data-subjects.ts';
import { columnsOf } from '../../platform/contract/personal-data.ts';

/**
 * The class in progress keeps who is in which breakout while they last, and presets of rights; sound and pictures
 * pass, and are not recorded.
 */
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
    'live.hints': {
      what: {
        fr: 'Conseils du premier cours qu’une personne du personnel a fermés',
        en: 'Hints of a first lesson that somebody of the staff has closed',
      },
      places: { columns: columnsOf('closed_hints', 'person_id hints') },
      subjects: ['staff'],
      category: 'preference',
      purpose: 'comfort',
      basis: 'public-task',
      source: 'person',
      retention: {
        by: 'person',
        rule: {
          fr: 'jusqu’à ce que la personne les revoie ; effacé avec elle ou avec l’établissement',
          en: 'until the person shows them again; erased with the person or with the school',
        },
      },
      recipients: ['self'],
    },
    'live.breakouts': {
      what: {
        fr: 'Ateliers d’un cours : qui est dans lequel',
        en: 'Breakouts of a lesson: who is in which one',
      },
      places: {
        columns: [
          ...columnsOf(
            'breakout_seats',
            'seat_id meeting_id breakout_id stay_since by_host listening',
          ),
          // A view: the open breakout that each seat is in.
          ...columnsOf('breakout_places', 'seat_id meeting_id breakout_id listening'),
        ],
      },
      subjects: ['pupil', 'staff', 'guest'],
      category: 'presence',
      purpose: 'activity',
      basis: 'public-task',
      source: 'controller',
      retention: {
        by: 'activity',
        rule: {
          fr: 'jusqu’à la fermeture des ateliers ; si le cours finit avant, avec la place de la personne',
          en: 'until the breakouts close; when the lesson ends before, with the person’s seat',
        },
      },
      recipients: ['leaders', 'participants'],
    },
    'live.breakout-plans': {
      what: {
        fr: 'Plans d’ateliers qu’un enseignant garde pour une classe : nom, durée, qui est dans lequel',
        en: 'Plans of breakouts that a teacher keeps for a class: name, duration, who is in which one',
      },
      places: {
        columns: [
          ...columnsOf(
            'breakout_plans',
            'group_id person_id name breakouts minutes by_choice learners_limit created_at',
          ),
          ...columnsOf('breakout_plan_people', 'plan_id person_id number'),
        ],
      },
      subjects: ['pupil', 'staff'],
      category: 'content',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: {
        by: 'person',
        rule: {
          fr: 'jusqu’à ce que l’enseignant l’oublie ; effacé avec lui ou avec la classe ; chaque ligne, avec la fiche de l’élève',
          en: 'until the teacher forgets it; erased with the teacher or with the class; each line, with the pupil’s record',
        },
      },
      recipients: ['self'],
    },
  },
  technical: [
    {
      columns: [
        ...columnsOf('breakout_plans', 'id school_id'),
        ...columnsOf('breakout_plan_people', 'school_id'),
      ],
      why: 'keys',
    },
    {
      columns: columnsOf('closed_hints', 'school_id'),
      why: 'owner of the row',
    },
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
      columns: [
        ...columnsOf(
          'breakouts',
          'id school_id meeting_id number media_room opened_at ends_at called_at closed_at by_choice learners_limit',
        ),
        ...columnsOf('breakout_seats', 'school_id'),
        ...columnsOf('breakout_places', 'school_id number media_room'),
      ],
      why: 'number, hours and call of a breakout; random name of its room in the media engine',
    },
    {
      columns: columnsOf('webhook_receipts', 'id received_at'),
      why: 'reports of the media engine already read, for a day',
    },
  ],
} as const satisfies SchoolDataMap;
