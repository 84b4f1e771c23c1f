import type { SchoolDataMap } from '../../access/contract/data-subjects.ts';
import { columnsOf } from '../../platform/contract/personal-data.ts';

const record = {
  fr: 'pièce de l’établissement : survit au cours ; chaque ligne est effacée avec la fiche de l’élève, le tout avec l’établissement',
  en: 'the school’s record: it outlives the lesson; each line is erased with the pupil’s record, all of it with the school',
};

/** What is kept of roll calls: what a teacher confirmed, and who changed it. */
export const attendanceData = {
  entries: {
    'attendance.corrections': {
      what: {
        fr: 'Appel en préparation : lignes corrigées par l’enseignant, avant qu’il confirme',
        en: 'Roll call in preparation: lines corrected by the teacher, before they confirm',
      },
      places: {
        columns: columnsOf(
          'roll_call_corrections',
          `meeting_id person_id status late_minutes from_status from_minutes made_by made_at`,
        ),
      },
      subjects: ['pupil', 'staff'],
      category: 'presence',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: {
        by: 'activity',
        rule: {
          fr: 'jusqu’à la confirmation ; au plus tard effacé avec la séance',
          en: 'until the roll call is confirmed; erased with the meeting at the latest',
        },
      },
      recipients: ['leaders'],
    },
    'attendance.roll-calls': {
      what: {
        fr: 'Appel confirmé : cours, classe, horaires, enseignants, qui l’a confirmé et quand',
        en: 'Confirmed roll call: lesson, class, hours, teachers, who confirmed it and when',
      },
      places: {
        columns: [
          ...columnsOf(
            'roll_calls',
            'meeting_id title group_name starts_at ends_at confirmed_at confirmed_by',
          ),
          ...columnsOf('roll_call_hosts', 'meeting_id person_id'),
        ],
      },
      subjects: ['staff'],
      category: 'presence',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: { by: 'person', rule: record },
      recipients: ['leaders', 'administration'],
    },
    'attendance.entries': {
      what: {
        fr: 'Appel confirmé, par élève : présent, en retard (minutes), parti avant la fin, empêché par le réseau ou absent',
        en: 'Confirmed roll call, by pupil: present, late (minutes), left early, prevented by the network or absent',
      },
      places: {
        columns: columnsOf('roll_call_entries', 'meeting_id person_id status late_minutes'),
      },
      subjects: ['pupil'],
      category: 'presence',
      purpose: 'activity',
      basis: 'public-task',
      source: 'person',
      retention: { by: 'person', rule: record },
      recipients: ['leaders', 'administration'],
    },
    'attendance.changes': {
      what: {
        fr: 'Historique de l’appel : qui a changé quelle ligne, quand, de quoi en quoi',
        en: 'History of the roll call: who changed which line, when, from what to what',
      },
      places: {
        columns: columnsOf(
          'roll_call_changes',
          `meeting_id person_id from_status from_minutes to_status to_minutes made_by made_at`,
        ),
      },
      subjects: ['pupil', 'staff'],
      category: 'decision',
      purpose: 'activity',
      basis: 'public-task',
      source: 'service',
      retention: { by: 'person', rule: record },
      recipients: ['leaders', 'administration'],
    },
  },
  technical: [
    {
      columns: [
        ...columnsOf('roll_call_corrections', 'school_id'),
        ...columnsOf('roll_calls', 'school_id'),
        ...columnsOf('roll_call_hosts', 'school_id'),
        ...columnsOf('roll_call_entries', 'school_id'),
        ...columnsOf('roll_call_changes', 'id school_id'),
      ],
      why: 'owner and key of the row',
    },
  ],
} as const satisfies SchoolDataMap;
