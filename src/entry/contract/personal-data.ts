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
        columns: [
          ...columnsOf(
            'entry_links',
            'meeting_id person_id guest_id secret_hash mark_hash bound_at second_holder_at',
          ),
          ...columnsOf('link_requests', 'link_id mark_hash asked_at refused_at'),
        ],
      },
      subjects: ['pupil', 'guest'],
      category: 'credential',
      purpose: 'identification',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'activity',
        rule: {
          fr: 'jusqu’à la fin de la séance (ou le lendemain de son heure, si personne ne l’a ouverte)',
          en: 'until the meeting ends (or the day after its hour, if nobody opened it)',
        },
      },
      recipients: ['leaders'],
    },
    'entry.lobby-message': {
      what: {
        fr: 'Message d’un enseignant à ceux qui attendent à la porte de son cours',
        en: 'Message of a teacher to those who wait at the door of their lesson',
      },
      places: {
        columns: columnsOf('lobby_messages', 'meeting_id phrase words by_person_id told_at'),
      },
      subjects: ['staff'],
      category: 'content',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: {
        by: 'activity',
        rule: { fr: 'effacé à la fin du cours', en: 'erased at the end of the lesson' },
      },
      recipients: ['leaders', 'participants'],
    },
    'entry.calendars': {
      what: {
        fr: 'Adresse par laquelle l’agenda de quelqu’un lit ses cours ; empreinte, jamais l’adresse',
        en: 'Address by which somebody’s calendar reads their lessons; a hash, never the address',
      },
      places: { columns: columnsOf('calendar_feeds', 'person_id secret_hash created_at') },
      subjects: ['pupil', 'staff'],
      category: 'credential',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: {
        by: 'activity',
        rule: {
          fr: 'jusqu’à ce que la personne la supprime ; effacée avec elle',
          en: 'until the person deletes it; erased with them',
        },
      },
      recipients: ['self'],
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
      columns: [
        ...columnsOf('door_rules', 'school_id group_id admits_signed_in mails_guardians'),
        ...columnsOf('guardian_mailings', 'meeting_id school_id starts_at'),
        ...columnsOf('lobby_messages', 'school_id'),
        ...columnsOf('calendar_feeds', 'school_id'),
      ],
      why: 'what a class’s door does by itself; owner of a row',
    },
    {
      columns: [
        ...columnsOf('entry_links', 'id school_id created_at'),
        ...columnsOf('link_requests', 'id school_id'),
        ...columnsOf('class_links', 'meeting_id school_id secret_hash guests created_at'),
      ],
      why: 'key, owner and date of a link; hash of a class link, which is nobody’s, and whether guests may knock by it',
    },
  ],
} as const satisfies SchoolDataMap;
