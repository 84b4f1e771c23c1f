import type { SchoolDataMap } from '../../../access/contract/data-subjects.ts';
import { cookies } from '../../../platform/contract/cookies.ts';
import { columnsOf } from '../../../platform/contract/personal-data.ts';

const minutes = {
  fr: 'dix minutes au plus, une seule fois',
  en: 'ten minutes at most, once',
};

/** What is kept to sign in at the school’s own identity providers. */
export const providerData = {
  entries: {
    'identity.provider-visits': {
      what: {
        fr: 'Personnes envoyées par le service de connexion et absentes du registre : identifiants et nom tels qu’il les dit, dates',
        en: 'People sent by the sign-in service and absent from the register: identifiers and name as it tells them, dates',
      },
      places: {
        columns: columnsOf(
          'provider_visits',
          'provider_id subject told_name identifiers reason refused_at created_at last_at expires_at',
        ),
      },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'identifier',
      purpose: 'identification',
      basis: 'public-task',
      source: 'provider',
      retention: {
        by: 'account',
        rule: {
          fr: 'jusqu’à la réponse du secrétariat, trente jours au plus après la dernière venue',
          en: 'until the office answers, thirty days at most after the last visit',
        },
      },
      recipients: ['administration'],
    },
    'identity.provider-ways': {
      what: {
        fr: 'Connexion en cours par le service de l’établissement : ce qui la rattache au navigateur, réponse du service, scellée',
        en: 'A sign-in under way at the institution’s service: what ties it to the browser, the service’s answer, sealed',
      },
      places: {
        columns: [
          ...columnsOf(
            'provider_ways',
            'state_hash provider_id browser_hash tester_id sealed_kept sealed_answer expires_at',
          ),
          ...columnsOf('provider_tests', 'provider_id tester_id sealed_result expires_at'),
        ],
        cookies: [cookies.way.name],
      },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'credential',
      purpose: 'identification',
      basis: 'public-task',
      source: 'provider',
      retention: { by: 'account', rule: minutes },
      recipients: ['administration'],
    },
    'identity.provider-sessions': {
      what: {
        fr: 'Empreinte du nom que le service de connexion donne à une session, pour la finir quand il le dit',
        en: 'Hash of the name that the sign-in service gives to a session, to end it when it says so',
      },
      places: { columns: columnsOf('provider_sessions', 'session_id provider_id handle_hash') },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'trace',
      purpose: 'identification',
      basis: 'public-task',
      source: 'provider',
      retention: {
        by: 'account',
        rule: { fr: 'autant que la session', en: 'as long as the session' },
      },
      recipients: [],
    },
  },
  technical: [
    {
      columns: [
        ...columnsOf(
          'identity_providers',
          'id school_id kind name settings sealed_secrets attributes enabled created_at updated_at',
        ),
        ...columnsOf('provider_visits', 'id school_id'),
        ...columnsOf('provider_ways', 'school_id'),
        ...columnsOf('provider_tests', 'id school_id'),
        ...columnsOf('provider_sessions', 'school_id'),
      ],
      why: 'settings of the institution’s sign-in service, keys and owners of rows',
    },
  ],
} as const satisfies SchoolDataMap;
