import { isInside, isLoopback } from './config-hosts.ts';
import type { ConfigProblem } from './config-problems.ts';
import type { SettingName, Values } from './config-table.ts';
import { findS3Problem } from './files/s3-address.ts';

/** Length of 24 random bytes in base64: below, a secret can be searched for. */
const shortestSecret = 32;

type Rule = {
  code: string;
  name: SettingName;
  broken: (values: Values) => boolean;
  sentence: string;
};

const hasTls = (values: Values) =>
  values.PREAU_TLS_CERT !== undefined && values.PREAU_TLS_KEY !== undefined;
const isBehindProxy = (values: Values) => values.PREAU_TRUSTED_PROXY.length > 0;
const publicUrl = (values: Values) => values.PREAU_PUBLIC_URL;
const s3Problem = (url: string | undefined) => (url === undefined ? null : findS3Problem(url));
const isTooShort = (secret: string | undefined) =>
  secret !== undefined && secret.length < shortestSecret;

const legalNames = [
  'PREAU_LEGAL_NAME',
  'PREAU_LEGAL_ADDRESS',
  'PREAU_LEGAL_CONTACT',
  'PREAU_LEGAL_PRIVACY_CONTACT',
  'PREAU_LEGAL_COUNTRY',
] as const;

/** Values that are readable, and yet would expose the school. */
const rules: Rule[] = [
  {
    code: 'media-secret-unsafe',
    name: 'LIVEKIT_API_SECRET',
    broken: (values) =>
      !values.PREAU_DEMO &&
      (isTooShort(values.LIVEKIT_API_SECRET) || values.LIVEKIT_API_KEY === 'devkey'),
    sentence:
      'LIVEKIT_API_SECRET est le secret d’essai connu de tous, ou compte moins de 32 caractères : n’importe qui pourrait entrer en classe. Mettez-en un au hasard, par exemple celui que donne « openssl rand -base64 32 », ici et dans le moteur.',
  },
  {
    code: 'secret-too-short',
    name: 'PREAU_SECRET',
    broken: (values) => !values.PREAU_DEMO && isTooShort(values.PREAU_SECRET),
    sentence:
      'PREAU_SECRET compte moins de 32 caractères et pourrait être deviné. Mettez-en un au hasard, par exemple celui que donne « openssl rand -base64 32 ».',
  },
  {
    code: 'public-url-http',
    name: 'PREAU_PUBLIC_URL',
    broken: (values) =>
      publicUrl(values)?.protocol === 'http:' && !isLoopback(publicUrl(values)?.hostname ?? ''),
    sentence:
      'PREAU_PUBLIC_URL commence par http:// : mots de passe et présences passeraient en clair, et les navigateurs refuseraient la caméra. Donnez une adresse en https://, ou essayez « npm start -- --lan ».',
  },
  {
    code: 'public-url-path',
    name: 'PREAU_PUBLIC_URL',
    broken: (values) => {
      const url = publicUrl(values);
      return (
        url !== undefined &&
        (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
      );
    },
    sentence:
      'PREAU_PUBLIC_URL porte un chemin ou un nom d’utilisateur. Donnez seulement https://nom, Préau occupe tout le nom.',
  },
  {
    code: 'legal-incomplete',
    name: 'PREAU_LEGAL_NAME',
    broken: (values) => {
      const given = legalNames.filter((name) => values[name] !== undefined);
      return given.length > 0 && given.length < legalNames.length;
    },
    sentence:
      'Les cinq réglages PREAU_LEGAL_NAME, _ADDRESS, _CONTACT, _PRIVACY_CONTACT et _COUNTRY vont ensemble : un contrat ne se signe pas avec un hébergeur à moitié nommé.',
  },
  {
    code: 'tls-incomplete',
    name: 'PREAU_TLS_CERT',
    broken: (values) =>
      (values.PREAU_TLS_CERT === undefined) !== (values.PREAU_TLS_KEY === undefined),
    sentence:
      'PREAU_TLS_CERT et PREAU_TLS_KEY vont ensemble : donnez le certificat et sa clé, ou aucun des deux.',
  },
  {
    code: 'public-url-unserved',
    name: 'PREAU_PUBLIC_URL',
    broken: (values) =>
      publicUrl(values)?.protocol === 'https:' && !hasTls(values) && !isBehindProxy(values),
    sentence:
      'PREAU_PUBLIC_URL est en https://, mais rien ne sert ce HTTPS : donnez PREAU_TLS_CERT et PREAU_TLS_KEY, ou dites dans PREAU_TRUSTED_PROXY quel mandataire s’en charge (127.0.0.1 s’il est sur la même machine).',
  },
  {
    code: 'public-url-scheme',
    name: 'PREAU_PUBLIC_URL',
    broken: (values) => hasTls(values) && publicUrl(values)?.protocol === 'http:',
    sentence:
      'Un certificat est donné, mais PREAU_PUBLIC_URL commence par http://. Écrivez-la en https://.',
  },
  {
    code: 'listen-in-clear',
    name: 'PREAU_HOST',
    broken: (values) => !isLoopback(values.PREAU_HOST) && !hasTls(values) && !isBehindProxy(values),
    sentence:
      'PREAU_HOST ouvre Préau au réseau sans HTTPS. Donnez PREAU_TLS_CERT et PREAU_TLS_KEY, déclarez le mandataire dans PREAU_TRUSTED_PROXY, ou essayez « npm start -- --lan ».',
  },
  {
    code: 'trusted-proxy-everyone',
    name: 'PREAU_TRUSTED_PROXY',
    broken: (values) => values.PREAU_TRUSTED_PROXY.some((network) => network.endsWith('/0')),
    sentence:
      'PREAU_TRUSTED_PROXY fait confiance au monde entier : chacun pourrait inventer son adresse. Donnez celle du mandataire.',
  },
  {
    code: 'media-url-plain',
    name: 'LIVEKIT_URL',
    broken: (values) => {
      const url = new URL(values.LIVEKIT_URL);
      return url.protocol === 'ws:' && !isInside(url.hostname);
    },
    sentence:
      'LIVEKIT_URL mène hors du réseau privé sans chiffrement. Donnez une adresse en wss://, ou une adresse privée.',
  },
  {
    code: 'media-address-loopback',
    name: 'PREAU_MEDIA_ADDRESS',
    broken: (values) =>
      !isLoopback(publicUrl(values)?.hostname ?? 'localhost') &&
      isLoopback(new URL(values.LIVEKIT_URL).hostname) &&
      isLoopback(values.PREAU_MEDIA_ADDRESS),
    sentence:
      'PREAU_PUBLIC_URL ouvre Préau à d’autres machines, mais son et image ne sortiraient pas de celle-ci : personne ne se verrait. Donnez dans PREAU_MEDIA_ADDRESS l’adresse IP publique de cette machine (dans un réseau local, son adresse sur ce réseau).',
  },
  {
    code: 'turn-cert-incomplete',
    name: 'PREAU_MEDIA_TURN_CERT',
    broken: (values) =>
      (values.PREAU_MEDIA_TURN_CERT === undefined) !== (values.PREAU_MEDIA_TURN_KEY === undefined),
    sentence:
      'PREAU_MEDIA_TURN_CERT et PREAU_MEDIA_TURN_KEY vont ensemble : donnez le certificat et sa clé, ou aucun des deux.',
  },
  {
    code: 'turn-without-certificate',
    name: 'PREAU_MEDIA_TURN_DOMAIN',
    broken: (values) =>
      values.PREAU_MEDIA_TURN_DOMAIN !== undefined &&
      values.PREAU_TLS_CERT === undefined &&
      values.PREAU_MEDIA_TURN_CERT === undefined,
    sentence:
      'PREAU_MEDIA_TURN_DOMAIN est donné sans certificat pour ce nom : ceux dont le réseau ne laisse passer que HTTPS n’entreraient pas. Donnez PREAU_MEDIA_TURN_CERT et PREAU_MEDIA_TURN_KEY (par exemple les fichiers que le mandataire tient pour ce nom), ou retirez le nom.',
  },
  {
    code: 'files-incomplete',
    name: 'S3_URL',
    broken: (values) => s3Problem(values.S3_URL) === 'incomplete',
    sentence:
      'S3_URL est incomplète : il faut une clé, un secret et un espace, https://CLÉ:SECRET@machine/espace?region=… (dans la clé et le secret, « / » s’écrit %2F, « + » %2B, « % » %25).',
  },
  {
    code: 'files-in-clear',
    name: 'S3_URL',
    broken: (values) => s3Problem(values.S3_URL) === 'in-clear',
    sentence:
      'S3_URL mène hors du réseau privé sans chiffrement. Donnez une adresse en https:// (ou s3:// sans tls=0), ou une adresse privée.',
  },
  {
    code: 'mail-from-missing',
    name: 'PREAU_MAIL_FROM',
    broken: (values) => values.SMTP_URL !== undefined && values.PREAU_MAIL_FROM === undefined,
    sentence:
      'SMTP_URL est donnée sans PREAU_MAIL_FROM. Donnez l’adresse d’expéditeur, par exemple « Préau <ne-pas-repondre@ecole.example> ».',
  },
];

/** The unsafe combinations among these values. */
export function findUnsafe(values: Values): ConfigProblem[] {
  return rules
    .filter((rule) => rule.broken(values))
    .map(({ code, name, sentence }) => ({ code, name, sentence }));
}
