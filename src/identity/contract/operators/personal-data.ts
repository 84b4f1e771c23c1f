import type { SchoolDataMap } from '../../../access/contract/data-subjects.ts';
import { cookies } from '../../../platform/contract/cookies.ts';
import { columnsOf } from '../../../platform/contract/personal-data.ts';

const withAccount = {
  fr: 'tant que le compte existe',
  en: 'while the account exists',
};

/** What is kept of those who run the installation, and of the links that they hand out. */
export const operatorData = {
  entries: {
    'operator.account': {
      what: {
        fr: 'Administration de l’hébergeur ou d’une collectivité : nom du compte, identifiant, empreinte du mot de passe, clé chiffrée de l’application de codes, empreintes des codes de secours',
        en: 'Administration of the host or of a district: name of the account, username, hash of the password, encrypted key of the app of codes, hashes of the backup codes',
      },
      places: {
        columns: columnsOf(
          'operators',
          'kind label username password totp_secret totp_next totp_step backup_codes',
        ),
      },
      subjects: ['staff'],
      category: 'credential',
      purpose: 'identification',
      basis: 'public-task',
      source: 'person',
      retention: { by: 'account', rule: withAccount },
      recipients: ['self', 'host'],
    },
    'operator.sessions': {
      what: {
        fr: 'Sessions ouvertes de l’hébergeur ou d’une collectivité : compte, empreinte du jeton, dates, moment de la double vérification',
        en: 'Open sessions of the host or of a district: account, hash of the token, dates, moment of the second factor',
      },
      places: {
        columns: columnsOf(
          'operator_sessions',
          'operator_id token_hash second_factor_at expires_at created_at',
        ),
        cookies: [cookies.operator.name],
      },
      subjects: ['staff'],
      category: 'trace',
      purpose: 'identification',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'account',
        rule: {
          fr: 'jusqu’à la déconnexion, douze heures au plus',
          en: 'until sign-out, twelve hours at most',
        },
      },
      recipients: ['self'],
    },
    'operator.suspensions': {
      what: {
        fr: 'Suspension d’un établissement par l’hébergeur, et sa levée\u00a0: quel compte, à quelle heure, pourquoi',
        en: 'Suspension of a school by the host, and its lifting: which account, at what time, why',
      },
      places: { columns: columnsOf('suspension_changes', 'operator_id reason at') },
      subjects: ['staff'],
      category: 'decision',
      purpose: 'obligation',
      basis: 'legal-obligation',
      source: 'service',
      retention: {
        by: 'contract',
        rule: {
          fr: 'tant que l’établissement est là\u00a0; le compte, tant qu’il existe',
          en: 'while the school is there; the account, while it exists',
        },
      },
      recipients: ['host'],
    },
    'operator.links': {
      what: {
        fr: 'Liens d’installation : pour qui, empreinte du secret, expiration',
        en: 'Installation links: for whom, hash of the secret, expiry',
      },
      places: {
        columns: columnsOf(
          'installation_links',
          'operator_id school_id person_id secret_hash expires_at',
        ),
        files: ['installation.json'],
      },
      subjects: ['staff'],
      category: 'credential',
      purpose: 'identification',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'account',
        rule: {
          fr: 'jusqu’à leur usage ; inutilisables après quatorze jours, et remplacés par le suivant',
          en: 'until used; of no use after fourteen days, and replaced by the next one',
        },
      },
      recipients: ['host'],
    },
  },
  technical: [
    {
      columns: [
        ...columnsOf('operators', 'id created_at'),
        ...columnsOf('operator_sessions', 'id'),
        ...columnsOf('installation_links', 'id created_at'),
      ],
      why: 'key and date of the row',
    },
    {
      columns: columnsOf('suspension_changes', 'id school_id'),
      why: 'key and owner of the row',
    },
    {
      columns: columnsOf('operator_schools', 'operator_id school_id'),
      why: 'which schools a district’s administrator follows',
    },
  ],
} as const satisfies SchoolDataMap;
