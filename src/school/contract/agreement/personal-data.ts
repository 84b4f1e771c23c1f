import type { SchoolDataMap } from '../../../access/contract/data-subjects.ts';
import { columnsOf } from '../../../platform/contract/personal-data.ts';

/** What is kept of whoever accepts the contract. */
export const agreementData = {
  entries: {
    'agreement.acceptance': {
      what: {
        fr: 'Acceptation du contrat : nom et qualité du signataire, date, texte accepté',
        en: 'Acceptance of the contract: name and capacity of the signatory, date, accepted text',
      },
      places: {
        columns: columnsOf(
          'agreement_acceptances',
          'person_id name quality signatory accepted_at version hash documents',
        ),
      },
      subjects: ['staff'],
      category: 'decision',
      purpose: 'obligation',
      basis: 'legal-obligation',
      source: 'person',
      retention: {
        by: 'contract',
        rule: {
          fr: 'tant que l’établissement utilise le service ; effacée avec lui',
          en: 'while the school uses the service; erased with it',
        },
      },
      recipients: ['self', 'staff'],
    },
  },
  technical: [
    {
      columns: columnsOf('agreement_acceptances', 'id school_id'),
      why: 'key and owner of the row',
    },
    {
      columns: columnsOf('agreement_versions', 'number hash created_at'),
      why: 'the versions of the contract’s text, without any school’s name',
    },
    {
      columns: columnsOf('schools', 'signatory signed_at'),
      why: 'who must sign for the school, and since when it is signed',
    },
  ],
} as const satisfies SchoolDataMap;
