import type { SchoolDataMap } from '../../../access/contract/data-subjects.ts';
import { columnsOf } from '../../../platform/contract/personal-data.ts';

const untilWritten = {
  fr: 'jusqu’à l’écriture ou l’abandon de l’import, 24 heures au plus ; les anciennes valeurs d’une fiche modifiée, 30 jours, pour pouvoir annuler',
  en: 'until the import is written or given up, 24 hours at most; former values of a changed record, 30 days, so that it can be undone',
};

/** What an import holds on its way to the register. The file itself is never stored. */
export const importData = {
  entries: {
    'school.imports': {
      what: {
        fr: 'Nom, prénom, civilité, rôle, classe, adresse électronique (adultes) et identifiants lus dans le fichier, avant d’être écrits',
        en: 'Name, title, role, class, e-mail address (adults) and identifiers read in the file, before they are written',
      },
      places: { columns: columnsOf('import_steps', 'data before') },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'identity',
      purpose: 'people',
      basis: 'public-task',
      source: 'controller',
      retention: { by: 'import', rule: untilWritten },
      recipients: ['administration'],
    },
    'school.import-steps': {
      what: {
        fr: 'Qui chaque import a ajouté ou modifié, et ce qui a été choisi, par identifiants internes',
        en: 'Whom each import added or changed, and what was chosen, by internal ids',
      },
      places: { columns: columnsOf('import_steps', 'subject_id other_id role line reason choice') },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'identifier',
      purpose: 'people',
      basis: 'public-task',
      source: 'service',
      retention: { by: 'import', rule: { fr: '30 jours', en: '30 days' } },
      recipients: ['administration'],
    },
    'school.import-author': {
      what: { fr: 'Qui a fait chaque import', en: 'Who made each import' },
      places: { columns: columnsOf('imports', 'created_by') },
      subjects: ['staff'],
      category: 'trace',
      purpose: 'people',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'import',
        rule: { fr: 'avec l’établissement', en: 'with the school' },
      },
      recipients: ['administration'],
    },
  },
  technical: [
    {
      columns: columnsOf(
        'imports',
        'id school_id format state counts report register_mark total cursor created_at worked_at finished_at',
      ),
      why: 'the import itself: figures, names of dropped columns, numbers of refused lines',
    },
    {
      columns: columnsOf('import_steps', 'school_id import_id number kind action done_at'),
      why: 'owner, order and progress of the steps',
    },
    {
      columns: columnsOf('import_columns', 'school_id signature columns updated_at'),
      why: 'which column of a CSV holds what, by number, under a hash of its headers',
    },
  ],
} as const satisfies SchoolDataMap;
