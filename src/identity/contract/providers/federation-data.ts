import type { SchoolDataMap } from '../../../access/contract/data-subjects.ts';
import { columnsOf } from '../../../platform/contract/personal-data.ts';

/** What SAML and LTI keep beside the providers’ own. */
export const federationData = {
  entries: {
    'identity.course-links': {
      what: {
        fr: 'Choix d’un cours à relier, demandé depuis la plateforme de l’établissement : qui le demande, scellé',
        en: 'Choice of a lesson to link, asked from the institution’s platform: who asks, sealed',
      },
      places: {
        columns: columnsOf('course_links', 'provider_id sealed_request expires_at'),
      },
      subjects: ['staff'],
      category: 'identifier',
      purpose: 'identification',
      basis: 'public-task',
      source: 'provider',
      retention: {
        by: 'account',
        rule: { fr: 'trente minutes au plus', en: 'thirty minutes at most' },
      },
      recipients: ['self'],
    },
  },
  technical: [
    {
      columns: columnsOf('provider_answers', 'school_id provider_id answer_hash expires_at'),
      why: 'fingerprints of signed answers already used, so that none is used twice; a quarter of an hour',
    },
    {
      columns: columnsOf(
        'provider_keys',
        'school_id provider_id key_id public_key sealed_private_key created_at',
      ),
      why: 'our own key in the eyes of one platform',
    },
    {
      columns: columnsOf(
        'provider_courses',
        'id school_id provider_id context title roster_url seen_at',
      ),
      why: 'courses of a platform: their name there and where their list may be asked for',
    },
    {
      columns: columnsOf('course_links', 'id school_id'),
      why: 'key and owner',
    },
  ],
} as const satisfies SchoolDataMap;
