import type { SchoolDataMap } from '../../access/contract/data-subjects.ts';
import { cookies } from '../../platform/contract/cookies.ts';
import { columnsOf } from '../../platform/contract/personal-data.ts';

const withAccount = {
  fr: 'jusqu’à ce que la personne l’ôte, ou que l’établissement renouvelle l’accès ; effacé avec le compte',
  en: 'until the person removes it, or the school renews the access; erased with the account',
};

const credential = {
  subjects: ['pupil', 'guardian', 'staff'],
  category: 'credential',
  purpose: 'identification',
  basis: 'public-task',
} as const;

/** What accounts hold beside a password. */
export const accountsData = {
  entries: {
    'identity.invitations': {
      ...credential,
      what: {
        fr: 'Invitation en attente : compte, empreinte du lien, échéance',
        en: 'Invitation not yet used: account, hash of the link, its end',
      },
      places: { columns: columnsOf('invitations', 'account_id secret_hash expires_at') },
      source: 'controller',
      retention: {
        by: 'account',
        rule: {
          fr: 'jusqu’à son usage ; sans effet après quatorze jours',
          en: 'until it is used; of no effect after fourteen days',
        },
      },
      recipients: [],
    },
    'identity.second-factor': {
      ...credential,
      what: {
        fr: 'Double vérification : secret chiffré de l’application, empreintes des codes de secours',
        en: 'Second factor: the app’s secret, encrypted; hashes of the backup codes',
      },
      places: {
        columns: [
          ...columnsOf('totp_secrets', 'account_id sealed_secret confirmed_at last_step'),
          ...columnsOf('backup_codes', 'account_id code_hash'),
        ],
      },
      source: 'person',
      retention: { by: 'account', rule: withAccount },
      recipients: [],
    },
    'identity.passkeys': {
      ...credential,
      what: {
        fr: 'Clés d’accès : clé publique, nom donné par la personne, dernier usage ; aucune donnée biométrique',
        en: 'Passkeys: public key, name given by the person, last use; no biometric data',
      },
      places: {
        columns: columnsOf(
          'passkeys',
          'account_id credential_id public_key counter transports name created_at used_at',
        ),
      },
      source: 'person',
      retention: { by: 'account', rule: withAccount },
      recipients: ['self'],
    },
    'identity.failed-sign-ins': {
      what: {
        fr: 'Essais de connexion échoués : combien, du premier au dernier, et combien ont été dits par courriel ; aucune adresse',
        en: 'Failed sign-ins: how many, from the first to the last, and how many were told by mail; no address',
      },
      places: {
        columns: columnsOf('failed_sign_ins', 'account_id failures mailed first_at last_at'),
      },
      subjects: ['pupil', 'guardian', 'staff'],
      category: 'trace',
      purpose: 'security',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'security',
        rule: {
          fr: 'jusqu’à ce que la personne dise l’avoir lu',
          en: 'until the person says that they have read it',
        },
      },
      recipients: ['self'],
    },
    'identity.known-browsers': {
      ...credential,
      what: {
        fr: 'Navigateurs où le compte s’est déjà connecté, pour que les essais d’inconnus ne le ralentissent pas : un nombre tiré au hasard, gardé par empreinte',
        en: 'Browsers in which the account has signed in before, so that strangers’ attempts do not slow it: a random number, kept as a hash',
      },
      places: {
        columns: columnsOf('known_browsers', 'account_id secret_hash expires_at'),
        cookies: [cookies.known.name],
      },
      purpose: 'security',
      source: 'service',
      retention: {
        by: 'account',
        rule: {
          fr: 'un an après la dernière connexion ; dès que le mot de passe change, ou que la personne ferme ses autres sessions',
          en: 'a year after the last sign-in; at once when the password changes, or when the person ends their other sessions',
        },
      },
      recipients: [],
    },
  },
  technical: [
    {
      columns: [
        ...columnsOf('invitations', 'school_id created_at'),
        ...columnsOf('totp_secrets', 'school_id created_at'),
        ...columnsOf('backup_codes', 'school_id'),
        ...columnsOf('passkeys', 'id school_id'),
      ],
      why: 'key, owner and date of the row',
    },
  ],
} as const satisfies SchoolDataMap;
