import type { SchoolDataMap } from '../../access/contract/data-subjects.ts';
import { cookies } from '../../platform/contract/cookies.ts';
import { columnsOf } from '../../platform/contract/personal-data.ts';
import { accountsData } from './personal-data-accounts.ts';

const withAccount = {
  fr: 'tant que le compte existe ; effacé avec la personne',
  en: 'while the account exists; erased with the person',
};

/** What is kept to recognise people who sign in. */
export const identityData = {
  entries: {
    'identity.account': {
      what: {
        fr: 'Identifiant de connexion ; adresse électronique, facultative',
        en: 'Username; e-mail address, optional',
      },
      places: {
        columns: columnsOf('accounts', 'person_id username email email_verified'),
      },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'identifier',
      purpose: 'identification',
      basis: 'public-task',
      source: 'controller',
      retention: { by: 'account', rule: withAccount },
      recipients: ['self', 'administration'],
    },
    'identity.credentials': {
      what: {
        fr: 'Empreinte du mot de passe (jamais le mot de passe) et rattachements à un service d’authentification',
        en: 'Hash of the password (never the password) and ties to a sign-in service',
      },
      places: {
        columns: columnsOf(
          'credentials',
          `
          account_id provider provider_account password access_token refresh_token
          id_token access_token_expires_at refresh_token_expires_at scope
        `,
        ),
      },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'credential',
      purpose: 'identification',
      basis: 'public-task',
      source: 'person',
      retention: { by: 'account', rule: withAccount },
      recipients: [],
    },
    'identity.sessions': {
      what: {
        fr: 'Sessions ouvertes : compte, jeton, dates ; ni adresse ni navigateur',
        en: 'Open sessions: account, token, dates; neither address nor browser',
      },
      places: {
        columns: columnsOf(
          'sessions',
          'account_id token expires_at second_factor_at created_at updated_at',
        ),
      },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'trace',
      purpose: 'identification',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'account',
        rule: {
          fr: 'jusqu’à la déconnexion, douze heures au plus ; la trace est ôtée à la connexion suivante',
          en: 'until sign-out, twelve hours at most; the row goes at a later sign-in',
        },
      },
      recipients: ['self'],
    },
    'identity.session-cookie': {
      what: {
        fr: 'Reconnaître une personne connectée',
        en: 'Recognise a person who signed in',
      },
      places: { cookies: [cookies.session.name] },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'credential',
      purpose: 'identification',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'browser',
        rule: {
          fr: 'jusqu’à la déconnexion, douze heures au plus',
          en: 'until sign-out, twelve hours at most',
        },
      },
      recipients: ['self'],
    },
    'identity.verifications': {
      what: {
        fr: 'Étapes d’une connexion en cours : à qui, jusqu’à quand',
        en: 'Steps of a sign-in under way: whose, until when',
      },
      places: { columns: columnsOf('verifications', 'identifier value expires_at') },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'credential',
      purpose: 'identification',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'account',
        rule: { fr: 'quelques minutes de validité', en: 'valid for some minutes' },
      },
      recipients: [],
    },
    'identity.attempts': {
      what: {
        fr: 'Essais de connexion comptés sous une empreinte dont la clé change chaque jour',
        en: 'Sign-in attempts counted under a hash whose key changes every day',
      },
      places: { columns: columnsOf('rate_limits', 'key points expire') },
      subjects: ['everyone'],
      category: 'trace',
      purpose: 'security',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'security',
        rule: {
          fr: 'dix minutes, puis effacés dans l’heure',
          en: 'ten minutes, then erased within the hour',
        },
      },
      recipients: [],
    },
    ...accountsData.entries,
  },
  technical: [
    ...accountsData.technical,
    {
      columns: columnsOf('accounts', 'id school_id created_at updated_at'),
      why: 'key, owner and dates of an account',
    },
    {
      columns: [
        ...columnsOf('credentials', 'id created_at updated_at'),
        ...columnsOf('verifications', 'id created_at updated_at'),
        ...columnsOf('sessions', 'id'),
      ],
      why: 'key and dates of the row',
    },
  ],
} as const satisfies SchoolDataMap;
