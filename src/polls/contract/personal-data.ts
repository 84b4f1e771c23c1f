import type { SchoolDataMap } from '../../access/contract/data-subjects.ts';
import { columnsOf } from '../../platform/contract/personal-data.ts';

const untilNextDay = {
  by: 'activity',
  rule: {
    fr: 'jusqu’au lendemain de la fin du cours ; avant, quand l’enseignant supprime le sondage',
    en: 'until the day after the end of the lesson; earlier when the teacher deletes the poll',
  },
} as const;

/** What is kept of polls: sealed with the school’s key, and gone the day after the lesson. */
export const pollData = {
  entries: {
    'polls.questions': {
      what: {
        fr: 'Sondages d’un cours : question et choix (scellés par la clé de l’établissement), heures d’ouverture et de clôture, résultat montré ou non',
        en: 'Polls of a lesson: question and choices (sealed with the school’s key), when they opened and closed, whether the result is shown',
      },
      places: { columns: columnsOf('polls', 'meeting_id sealed opened_at closed_at shared') },
      subjects: ['staff'],
      category: 'content',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: untilNextDay,
      recipients: ['leaders', 'participants'],
    },
    'polls.prepared': {
      what: {
        fr: 'Questions qu’une personne a préparées (scellées par la clé de l’établissement), et quand elle les a changées',
        en: 'Questions that a person has prepared (sealed with the school’s key), and when they changed them',
      },
      places: {
        columns: [
          ...columnsOf('question_sets', 'person_id sealed changed_at'),
          ...columnsOf('polls', 'set_id'),
        ],
      },
      subjects: ['staff'],
      category: 'content',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: {
        by: 'account',
        rule: {
          fr: 'jusqu’à ce que la personne les supprime, ou quitte le registre',
          en: 'until the person deletes them, or leaves the register',
        },
      },
      recipients: ['self'],
    },
    'polls.named-answers': {
      what: {
        fr: 'Réponses à un sondage nominatif (scellées par la clé de l’établissement), sans heure',
        en: 'Answers to a poll by name (sealed with the school’s key), without a time',
      },
      places: { columns: columnsOf('poll_votes', 'seat_id sealed') },
      subjects: ['pupil', 'staff', 'guest'],
      category: 'content',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: untilNextDay,
      recipients: ['leaders'],
    },
    'polls.ballots': {
      what: {
        fr: 'Sondage anonyme : qu’une personne a répondu, par un jeton que seule la clé du sondage relie à elle',
        en: 'Anonymous poll: that a person has answered, by a token that only the poll’s key links to them',
      },
      places: { columns: columnsOf('poll_ballots', 'token') },
      subjects: ['pupil', 'staff', 'guest'],
      category: 'content',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: {
        by: 'activity',
        rule: {
          fr: 'le temps que le sondage est ouvert ; effacé avec sa clé à la clôture, une minute au plus après la fin du cours',
          en: 'while the poll is open; erased with its key when it closes, at most one minute after the end of the lesson',
        },
      },
      recipients: ['host'],
    },
    'polls.anonymous-answers': {
      what: {
        fr: 'Sondage anonyme : nombre de réponses par choix, réponses écrites (scellées), sans rien qui dise de qui',
        en: 'Anonymous poll: number of answers for each choice, written answers (sealed), with nothing that says whose',
      },
      places: {
        columns: [...columnsOf('poll_tallies', 'votes'), ...columnsOf('poll_texts', 'sealed')],
      },
      subjects: ['pupil', 'staff', 'guest'],
      category: 'content',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: untilNextDay,
      recipients: ['leaders', 'participants'],
    },
  },
  technical: [
    {
      columns: [
        ...columnsOf('polls', 'id school_id kind anonymous option_count ballot_key answered place'),
        ...columnsOf('question_sets', 'id school_id'),
        ...columnsOf('poll_votes', 'id school_id poll_id anonymous'),
        ...columnsOf('poll_ballots', 'school_id poll_id anonymous'),
        ...columnsOf('poll_tallies', 'school_id poll_id anonymous choice'),
        ...columnsOf('poll_texts', 'id school_id poll_id anonymous'),
      ],
      why: 'keys, owner of the row, form of a poll, how many answered, and the key that tells who has answered an anonymous one, sealed and gone when it closes',
    },
  ],
} as const satisfies SchoolDataMap;
