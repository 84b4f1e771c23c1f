import type { SchoolDataMap } from '../../access/contract/data-subjects.ts';
import { reportKeptDays } from './report-routes.ts';
import { columnsOf } from '../../platform/contract/personal-data.ts';
import { termChoices } from './terms.ts';

const longestTerm = Math.max(...termChoices);

/** What is kept of messages: sealed with the school's key, and gone at the term that the school chose. */
export const chatData = {
  entries: {
    'chat.messages': {
      what: {
        fr: 'Messages écrits pendant un cours : texte (scellé par la clé de l’établissement), qui l’a écrit, à qui, à quelle heure',
        en: 'Messages written during a lesson: text (sealed with the school’s key), who wrote it, to whom, at what time',
      },
      places: {
        columns: columnsOf(
          'chat_messages',
          'meeting_id author_seat_id sent_to one_seat_id breakout_id sealed sent_at',
        ),
      },
      subjects: ['pupil', 'staff', 'guest'],
      category: 'content',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: {
        by: 'activity',
        rule: {
          fr: `jusqu’au terme que l’établissement choisit, de la fin du cours à ${longestTerm} jours après (sans choix, le lendemain) ; avant, dès que l’enseignant efface le message, ou avec la place ou l’établissement`,
          en: `until the term that the school chooses, from the end of the lesson to ${longestTerm} days after it (without a choice, the day after); earlier when the teacher deletes the message, or with the seat or the school`,
        },
      },
      recipients: ['leaders', 'participants'],
    },
    'chat.terms': {
      what: {
        fr: 'Durée de conservation des messages : qui l’a choisie, à quelle heure',
        en: 'How long messages are kept: who chose it, at what time',
      },
      places: { columns: columnsOf('chat_terms', 'set_by_person_id set_at') },
      subjects: ['staff'],
      category: 'decision',
      purpose: 'obligation',
      basis: 'legal-obligation',
      source: 'person',
      retention: {
        by: 'activity',
        rule: {
          fr: 'jusqu’à la suppression de l’établissement ; qui a choisi, jusqu’à l’effacement de cette personne',
          en: 'until the school is erased; who chose, until that person is erased',
        },
      },
      recipients: ['administration', 'officer'],
    },
    'chat.reports': {
      what: {
        fr: 'Messages signalés : texte, auteur, cours et heure (scellés par la clé de l’établissement, avec leur empreinte), à qui, qui a signalé, qui a ouvert le signalement le premier, à quelle heure',
        en: 'Reported messages: text, author, lesson and time (sealed with the school’s key, with their hash), to whom, who reported, who opened the report first, at what time',
      },
      places: {
        columns: columnsOf(
          'chat_reports',
          'message_id author_person_id author_guest_id one_person_id one_guest_id reporter_person_id reporter_guest_id sealed hash reported_at opened_by_person_id opened_at',
        ),
      },
      subjects: ['pupil', 'staff', 'guest'],
      category: 'content',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: {
        by: 'activity',
        rule: {
          fr: `${reportKeptDays} jours ; avant, dès que la direction l’efface, ou avec la personne qui a écrit ou l’établissement ; les noms de qui l’a reçu ou signalé s’en vont avec eux`,
          en: `${reportKeptDays} days; earlier when the head deletes it, or with the person who wrote or the school; the names of who received or reported it go with them`,
        },
      },
      recipients: ['administration'],
    },
  },
  technical: [
    {
      columns: columnsOf('chat_messages', 'id school_id attempt'),
      why: 'key, owner of the row, number that the page made so that a message is said once',
    },
    {
      columns: [
        ...columnsOf('chat_rules', 'school_id group_id late_reads pupil_links slow_seconds'),
        ...columnsOf('chat_reports', 'id school_id'),
        ...columnsOf('chat_terms', 'id school_id days'),
      ],
      why: 'what holds for the messages of a class; key and owner of a report',
    },
  ],
} as const satisfies SchoolDataMap;
