import type { SchoolDataMap } from '../../access/contract/data-subjects.ts';
import { columnsOf } from '../../platform/contract/personal-data.ts';

const untilErased = {
  fr: 'tant que la personne est inscrite ; puis jusqu’à l’effacement de sa fiche ou de l’établissement',
  en: 'while the person is enrolled; then until their record or the school is erased',
};

/** What is known of a school’s people, groups and years. */
export const schoolData = {
  entries: {
    'school.name': {
      what: { fr: 'Nom, prénom, civilité', en: 'Family name, given name, title' },
      places: { columns: columnsOf('people', 'family_name given_name title search_key') },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'identity',
      purpose: 'people',
      basis: 'public-task',
      source: 'controller',
      retention: { by: 'person', rule: untilErased },
      recipients: ['self', 'staff', 'participants'],
    },
    'school.function': {
      what: {
        fr: 'Fonction dans l’établissement, dates de début et de fin, suspension, provenance de la fiche',
        en: 'Function in the school, first and last day, suspension, origin of the record',
      },
      places: {
        columns: columnsOf('people', 'role active_from active_until suspended_at source'),
      },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'function',
      purpose: 'people',
      basis: 'public-task',
      source: 'controller',
      retention: { by: 'person', rule: untilErased },
      recipients: ['self', 'staff'],
    },
    'school.email': {
      what: { fr: 'Adresse électronique, facultative', en: 'E-mail address, optional' },
      places: { columns: columnsOf('people', 'email') },
      subjects: ['guardian', 'staff'],
      category: 'contact',
      purpose: 'correspondence',
      basis: 'public-task',
      source: 'controller',
      retention: { by: 'person', rule: untilErased },
      recipients: ['self', 'administration', 'mail-server'],
    },
    'school.identifiers': {
      what: {
        fr: 'Identifiants donnés par les logiciels de l’établissement, pour retrouver la même personne',
        en: 'Identifiers given by the school’s programs, to find the same person again',
      },
      places: { columns: columnsOf('person_identifiers', 'person_id scheme value') },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'identifier',
      purpose: 'people',
      basis: 'public-task',
      source: 'controller',
      retention: { by: 'person', rule: untilErased },
      recipients: ['administration'],
    },
    'school.guardians': {
      what: {
        fr: 'Qui est responsable de quel élève, jusqu’à quand',
        en: 'Who is responsible for which pupil, until when',
      },
      places: { columns: columnsOf('guardianships', 'guardian_id pupil_id ended_at') },
      subjects: ['pupil', 'guardian'],
      category: 'family',
      purpose: 'people',
      basis: 'public-task',
      source: 'controller',
      retention: { by: 'person', rule: untilErased },
      recipients: ['self', 'administration'],
    },
    'school.groups': {
      what: {
        fr: 'Classes et groupes de chaque personne, et à quel titre',
        en: 'Classes and groups of each person, and as what',
      },
      places: { columns: columnsOf('memberships', 'group_id person_id role') },
      subjects: ['pupil', 'staff'],
      category: 'function',
      purpose: 'people',
      basis: 'public-task',
      source: 'controller',
      retention: { by: 'year', rule: untilErased },
      recipients: ['self', 'staff'],
    },
    'school.changes': {
      what: {
        fr: 'Qui a changé quoi dans le fichier de l’établissement, sans les valeurs',
        en: 'Who changed what in the school’s register, without the values',
      },
      places: {
        columns: columnsOf('register_changes', 'by_person_id person_id group_id action at'),
      },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'trace',
      purpose: 'people',
      basis: 'public-task',
      source: 'service',
      retention: { by: 'person', rule: untilErased },
      recipients: ['administration', 'officer'],
    },
  },
  technical: [
    {
      columns: columnsOf(
        'schools',
        'id uai name time_zone pupil_address rights suspended_at suspended_for created_at',
      ),
      why: 'the school itself: public code and name, hour, how pupils are addressed, what they may do in class',
    },
    {
      columns: columnsOf('school_keys', 'school_id sealed created_at'),
      why: 'the school’s key, sealed, under which texts of people are sealed',
    },
    {
      columns: columnsOf('people', 'id school_id created_at updated_at'),
      why: 'key, owner and dates of the record',
    },
    {
      columns: columnsOf('group_identifiers', 'school_id group_id scheme value'),
      why: 'how another system names a class, without the people in it',
    },
    {
      columns: columnsOf(
        'groups',
        'id school_id name kind created_at year_id level archived_at rights',
      ),
      why: 'groups as such, without the people in them',
    },
    {
      columns: columnsOf(
        'school_years',
        'id school_id name starts_on ends_on closed_at created_at',
      ),
      why: 'dates of the school’s years',
    },
    {
      columns: [
        ...columnsOf('register_changes', 'id school_id'),
        ...columnsOf('memberships', 'school_id'),
        ...columnsOf('guardianships', 'school_id created_at'),
        ...columnsOf('person_identifiers', 'school_id created_at'),
      ],
      why: 'owner and date of the row',
    },
  ],
} as const satisfies SchoolDataMap;
