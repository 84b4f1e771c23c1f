import type { SchoolDataMap } from '../../access/contract/data-subjects.ts';
import { columnsOf } from '../../platform/contract/personal-data.ts';

const withMeeting = {
  fr: 'tant que la séance est gardée ; effacé avec elle, avec la personne ou avec l’établissement',
  en: 'while the meeting is kept; erased with it, with the person or with the school',
};

/** What is kept of lessons: who leads them, who has a place in them, what happened. */
export const meetingData = {
  entries: {
    'meeting.lessons': {
      what: {
        fr: 'Cours et réunions du personnel : titre, classe, horaires, ouverture et fin',
        en: 'Lessons and staff meetings: title, class, hours, opening and end',
      },
      places: {
        columns: columnsOf(
          'meetings',
          'title group_id starts_at ends_at opened_at ended_at door_opened_at',
        ),
      },
      subjects: ['staff', 'pupil'],
      category: 'content',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: { by: 'activity', rule: withMeeting },
      recipients: ['leaders', 'participants'],
    },
    'meeting.hosts': {
      what: {
        fr: 'Qui a prévu chaque cours, et qui l’anime',
        en: 'Who planned each lesson, and who leads it',
      },
      places: {
        columns: [
          ...columnsOf('meeting_hosts', 'meeting_id person_id planner'),
          // A view: those of them who lead now.
          ...columnsOf('meeting_leaders', 'meeting_id person_id planner'),
        ],
      },
      subjects: ['staff'],
      category: 'function',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: { by: 'activity', rule: withMeeting },
      recipients: ['leaders', 'participants'],
    },
    'meeting.invitations': {
      what: {
        fr: 'Qui est invité à une réunion du personnel',
        en: 'Who is invited to a meeting of the staff',
      },
      places: { columns: columnsOf('meeting_invitations', 'meeting_id person_id') },
      subjects: ['staff'],
      category: 'presence',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: { by: 'activity', rule: withMeeting },
      recipients: ['self', 'leaders'],
    },
    'meeting.reservations': {
      what: {
        fr: 'Places réservées dans une réunion du personnel : qui, quand, place ou liste d’attente',
        en: 'Places reserved in a meeting of the staff: who, when, place or waiting list',
      },
      places: {
        columns: columnsOf('reservations', 'meeting_id person_id place asked_at given_at'),
      },
      subjects: ['staff'],
      category: 'presence',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: { by: 'activity', rule: withMeeting },
      recipients: ['self', 'leaders'],
    },
    'meeting.seats': {
      what: {
        fr: 'Place de chacun dans un cours : rôle, admission ou refus, micro ou caméra retirés, droits réglés pour cette personne, heures d’arrivée et d’entrée ; pendant le cours seulement : main levée, demande d’aide, parole donnée, tirage au sort, image en grand',
        en: 'Each person’s place in a lesson: role, admission or refusal, microphone or camera taken away, rights set for this person, hours of arrival and entry; during the lesson only: raised hand, call for help, floor given, draw by lot, picture shown large',
      },
      places: {
        columns: columnsOf(
          'seats',
          `
          meeting_id person_id guest_id role state account_id mark_hash denied rights knocked_at
          admitted_at connected_at remade_as hand_raised_at help_asked_at floor_given_at
          picked_at spotlit_at
        `,
        ),
      },
      subjects: ['pupil', 'staff', 'guest'],
      category: 'presence',
      purpose: 'activity',
      basis: 'public-task',
      source: 'service',
      retention: { by: 'activity', rule: withMeeting },
      recipients: ['self', 'leaders', 'participants'],
    },
    'meeting.bans': {
      what: {
        fr: 'Exclusions d’un cours : qui, par qui, pour combien de temps, motif choisi et précision de l’enseignant, levée',
        en: 'Exclusions from a lesson: who, by whom, for how long, the reason chosen and the teacher’s remark, lifting',
      },
      places: {
        columns: columnsOf(
          'bans',
          `
          meeting_id seat_id person_id lasts reason note by_person_id created_at lifted_at
          lifted_by_person_id
        `,
        ),
      },
      subjects: ['pupil', 'guest', 'staff'],
      category: 'decision',
      purpose: 'security',
      basis: 'public-task',
      source: 'controller',
      retention: { by: 'activity', rule: withMeeting },
      recipients: ['leaders'],
    },
    'meeting.guests': {
      what: {
        fr: 'Invités d’une séance : nom donné par l’enseignant ou par eux-mêmes, et comment ils sont venus',
        en: 'Guests of a meeting: name given by the teacher or by themselves, and how they came',
      },
      places: {
        columns: columnsOf('guests', 'meeting_id origin family_name given_name'),
      },
      subjects: ['guest'],
      category: 'identity',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: {
        by: 'activity',
        rule: {
          fr: 'tant que la séance est gardée ; effacé avec elle ou avec l’établissement',
          en: 'while the meeting is kept; erased with it or with the school',
        },
      },
      recipients: ['self', 'leaders', 'participants'],
    },
    'meeting.events': {
      what: {
        fr: 'Ce qui s’est passé dans un cours (entrées, sorties, droits), par numéros de places, sans nom',
        en: 'What happened in a lesson (entries, exits, rights), by numbers of seats, without names',
      },
      places: { columns: columnsOf('events', 'data at') },
      subjects: ['pupil', 'staff', 'guest'],
      category: 'presence',
      purpose: 'activity',
      basis: 'public-task',
      source: 'service',
      retention: { by: 'activity', rule: withMeeting },
      recipients: ['leaders', 'participants'],
    },
  },
  technical: [
    {
      columns: columnsOf('meeting_series', 'id school_id rule created_at'),
      why: 'how lessons repeat',
    },
    {
      columns: columnsOf(
        'meetings',
        `
        id school_id series_id kind state opens_before_minutes media_room rights calm_since
        exam_since
        remade_as places created_at
      `,
      ),
      why: 'key, owner, kind, state and switches of a lesson; random name of its room in the media engine',
    },
    {
      columns: [
        ...columnsOf('meeting_hosts', 'school_id'),
        ...columnsOf('meeting_invitations', 'school_id'),
        ...columnsOf('reservations', 'id school_id places'),
        ...columnsOf('meeting_leaders', 'school_id'),
        ...columnsOf('seats', 'id school_id created_at'),
        ...columnsOf('bans', 'id school_id'),
        ...columnsOf('guests', 'id school_id created_at'),
      ],
      why: 'key, owner and date of the row',
    },
  ],
} as const satisfies SchoolDataMap;
