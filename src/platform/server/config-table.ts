import { z } from 'zod';
import { address, flag, ipAddress, networks, port, subprocessors, text } from './config-values.ts';

/** One environment variable, as the start reads it and as the guide prints it. */
export type Setting = {
  schema: z.ZodType<unknown, string>;
  /** Text used when the variable is absent; `null`: absent means absent. */
  default: string | null;
  /** Who reads it: the server, or only the two commands that prepare and start everything. */
  reader: 'server' | 'launcher';
  secret?: true;
  fr: string;
  en: string;
};

/**
 * Every variable that Préau reads. Nothing else is read from the environment: a `PREAU_*` name
 * that is absent from this table refuses the start.
 */
export const settings = {
  PREAU_PUBLIC_URL: {
    schema: address('https:', 'http:').transform((value) => new URL(value)),
    default: null,
    reader: 'server',
    fr: 'Adresse que tapent les personnes. Sans elle : `http://localhost:PORT`, ou `https://` quand un certificat est donné.',
    en: 'Address that people type. Without it: `http://localhost:PORT`, or `https://` when a certificate is given.',
  },
  PREAU_HOST: {
    schema: text,
    default: '127.0.0.1',
    reader: 'server',
    fr: 'Adresse d’écoute du serveur.',
    en: 'Address that the server listens on.',
  },
  PREAU_PORT: {
    schema: port,
    default: '3000',
    reader: 'server',
    fr: 'Port d’écoute du serveur.',
    en: 'Port that the server listens on.',
  },
  PREAU_PRIVATE_PORT: {
    schema: port,
    default: '3001',
    reader: 'server',
    fr: 'Port en clair sur 127.0.0.1, ouvert seulement quand Préau sert lui-même HTTPS : le moteur média y envoie ses nouvelles.',
    en: 'Plain port on 127.0.0.1, open only when Préau serves HTTPS itself: the media engine sends its news there.',
  },
  PREAU_TLS_CERT: {
    schema: text,
    default: null,
    reader: 'server',
    fr: 'Fichier PEM du certificat (chaîne complète). Va avec `PREAU_TLS_KEY`.',
    en: 'PEM file of the certificate (full chain). Goes with `PREAU_TLS_KEY`.',
  },
  PREAU_TLS_KEY: {
    schema: text,
    default: null,
    reader: 'server',
    fr: 'Fichier PEM de la clé privée du certificat.',
    en: 'PEM file of the certificate’s private key.',
  },
  PREAU_TRUSTED_PROXY: {
    schema: networks,
    default: '',
    reader: 'server',
    fr: 'Adresses ou réseaux des mandataires qui terminent HTTPS devant Préau. Seuls eux peuvent dire l’adresse d’un visiteur.',
    en: 'Addresses or networks of the proxies that end HTTPS in front of Préau. Only they may state a visitor’s address.',
  },
  PREAU_PROVIDER_NETWORKS: {
    schema: networks,
    default: '',
    reader: 'server',
    fr: 'Adresses ou réseaux privés où le serveur peut joindre le fournisseur d’identité d’un établissement. Sans elle, seulement Internet.',
    en: 'Private addresses or networks in which the server may reach a school’s identity provider. Without it, the Internet only.',
  },
  PREAU_DATA: {
    schema: text,
    default: './data',
    reader: 'server',
    fr: 'Dossier des données : base, fichiers, secrets, journaux.',
    en: 'Data folder: database, files, secrets, logs.',
  },
  DATABASE_URL: {
    // Not a WHATWG address: it may name several machines, or none when a socket's folder is given.
    schema: text.regex(/^postgres(ql)?:\/\/./, 'doit commencer par postgresql://'),
    default: null,
    reader: 'server',
    secret: true,
    fr: 'PostgreSQL 18 à utiliser. Sans elle, `npm start` en démarre un dans le dossier des données.',
    en: 'PostgreSQL 18 to use. Without it, `npm start` runs one in the data folder.',
  },
  PREAU_SECRET: {
    schema: text,
    default: null,
    reader: 'server',
    secret: true,
    fr: 'Secret dont dérivent signatures et scellés, au moins 32 caractères au hasard. `npm start` en crée un et le garde.',
    en: 'Secret from which signatures and seals derive, at least 32 random characters. `npm start` makes one and keeps it.',
  },
  LIVEKIT_URL: {
    schema: address('ws:', 'wss:'),
    default: 'ws://127.0.0.1:7880',
    reader: 'server',
    fr: 'Signalisation privée du moteur média, que seul le serveur joint. Donnée, `npm start` ne démarre pas de moteur.',
    en: 'Private signalling of the media engine, reached by the server only. When given, `npm start` runs no engine.',
  },
  LIVEKIT_API_KEY: {
    schema: text,
    default: null,
    reader: 'server',
    fr: 'Clé du moteur média. `npm start` en crée une.',
    en: 'Key of the media engine. `npm start` makes one.',
  },
  LIVEKIT_API_SECRET: {
    schema: text,
    default: null,
    reader: 'server',
    secret: true,
    fr: 'Secret du moteur média, au moins 32 caractères au hasard. `npm start` en crée un.',
    en: 'Secret of the media engine, at least 32 random characters. `npm start` makes one.',
  },
  S3_URL: {
    schema: address('s3:', 'https:', 'http:'),
    default: null,
    reader: 'server',
    secret: true,
    fr: 'Fichiers dans un espace S3 : `https://CLÉ:SECRET@machine/espace?region=…`. Sans elle, un sous-dossier des données.',
    en: 'Files in an S3 bucket: `https://KEY:SECRET@host/bucket?region=…`. Without it, a folder in the data folder.',
  },
  SMTP_URL: {
    schema: address('smtp:', 'smtps:'),
    default: null,
    reader: 'server',
    secret: true,
    fr: 'Serveur d’envoi du courrier. Sans elle, les messages attendent à la page Courriels de chaque établissement.',
    en: 'Server that sends mail. Without it, messages wait on each school’s page Mail.',
  },
  PREAU_MAIL_FROM: {
    schema: text.refine(
      (value) => /[^\s@]@[^\s@]/.test(value),
      'doit contenir une adresse de courrier',
    ),
    default: null,
    reader: 'server',
    fr: 'Expéditeur du courrier, obligatoire avec `SMTP_URL`.',
    en: 'Sender of mail, required with `SMTP_URL`.',
  },
  PREAU_LEGAL_NAME: {
    schema: text,
    default: null,
    reader: 'server',
    fr: 'Nom légal de l’hébergeur, partie au contrat avec chaque établissement. Sans les cinq réglages `PREAU_LEGAL_*` de l’hébergeur, aucun contrat ne peut être accepté.',
    en: 'Legal name of the host, party to the contract with each school. Without the host’s five `PREAU_LEGAL_*` settings no contract can be accepted.',
  },
  PREAU_LEGAL_ADDRESS: {
    schema: text,
    default: null,
    reader: 'server',
    fr: 'Adresse postale de l’hébergeur.',
    en: 'Postal address of the host.',
  },
  PREAU_LEGAL_CONTACT: {
    schema: text,
    default: null,
    reader: 'server',
    fr: 'Comment joindre l’hébergeur : courrier ou téléphone.',
    en: 'How to reach the host: mail or telephone.',
  },
  PREAU_LEGAL_PRIVACY_CONTACT: {
    schema: text,
    default: null,
    reader: 'server',
    fr: 'Comment joindre le délégué à la protection des données de l’hébergeur.',
    en: 'How to reach the host’s data-protection officer.',
  },
  PREAU_LEGAL_COUNTRY: {
    schema: text,
    default: null,
    reader: 'server',
    fr: 'Pays où les données sont hébergées, tel que le contrat l’écrit.',
    en: 'Country where the data is hosted, as the contract writes it.',
  },
  PREAU_LEGAL_SUBPROCESSORS: {
    schema: subprocessors,
    default: '',
    reader: 'server',
    fr: 'Machines tenues par une autre société que l’hébergeur : `machine = nom, pays; machine = nom, pays`. Le contrat les nomme.',
    en: 'Machines run by another company than the host: `machine = name, country; machine = name, country`. The contract names them.',
  },
  PREAU_DEMO: {
    schema: flag,
    default: '0',
    reader: 'server',
    fr: '`1` : établissement de démonstration dans une base vide. `npm start` le choisit quand ni base ni adresse publique ne sont données.',
    en: '`1`: demonstration school in an empty database. `npm start` chooses it when neither database nor public address is given.',
  },
  PREAU_LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error'], {
      error: 'doit valoir debug, info, warn ou error',
    }),
    default: 'info',
    reader: 'server',
    fr: 'Détail du journal du serveur : `debug`, `info`, `warn` ou `error`.',
    en: 'Detail of the server’s log: `debug`, `info`, `warn` or `error`.',
  },
  PREAU_METRICS_TOKEN: {
    schema: text.refine(
      (value) => value.length >= 32,
      'doit compter au moins 32 caractères au hasard',
    ),
    default: null,
    reader: 'server',
    secret: true,
    fr: 'Jeton (`Authorization: Bearer …`) qui ouvre `/metrics` d’une autre machine, au moins 32 caractères. Sans lui, seule la machine elle-même les lit.',
    en: 'Token (`Authorization: Bearer …`) that opens `/metrics` from another machine, at least 32 characters. Without it, only the machine itself reads them.',
  },
  PREAU_MEDIA_PORT: {
    schema: port,
    default: '7880',
    reader: 'launcher',
    fr: 'Port de signalisation du moteur média, sur 127.0.0.1 seulement.',
    en: 'Signalling port of the media engine, on 127.0.0.1 only.',
  },
  PREAU_MEDIA_TCP_PORT: {
    schema: port,
    default: '7881',
    reader: 'launcher',
    fr: 'Port TCP des flux, pour les réseaux qui bloquent UDP.',
    en: 'TCP port of the streams, for networks that block UDP.',
  },
  PREAU_MEDIA_UDP_PORT: {
    schema: port,
    default: '7882',
    reader: 'launcher',
    fr: 'Port UDP des flux.',
    en: 'UDP port of the streams.',
  },
  PREAU_MEDIA_TURN_PORT: {
    schema: port,
    default: '3478',
    reader: 'launcher',
    fr: 'Port UDP de notre STUN/TURN.',
    en: 'UDP port of our own STUN/TURN.',
  },
  PREAU_MEDIA_TURN_TLS_PORT: {
    schema: port,
    default: '5349',
    reader: 'launcher',
    fr: 'Port TLS de notre TURN, quand `PREAU_MEDIA_TURN_DOMAIN` est donné. Les navigateurs l’appellent sur le port 443 de ce nom.',
    en: 'TLS port of our own TURN, when `PREAU_MEDIA_TURN_DOMAIN` is given. Browsers call it on port 443 of that name.',
  },
  PREAU_MEDIA_TURN_DOMAIN: {
    schema: text,
    default: null,
    reader: 'launcher',
    fr: 'Nom de notre TURN sur TLS, couvert par son certificat ou par celui de la page.',
    en: 'Name of our own TURN over TLS, covered by its own certificate or by the page’s.',
  },
  PREAU_MEDIA_TURN_CERT: {
    schema: text,
    default: null,
    reader: 'launcher',
    fr: 'Fichier PEM du certificat de notre TURN sur TLS (chaîne complète). Sans lui, `PREAU_TLS_CERT`. Va avec `PREAU_MEDIA_TURN_KEY`.',
    en: 'PEM file of the certificate of our own TURN over TLS (full chain). Without it, `PREAU_TLS_CERT`. Goes with `PREAU_MEDIA_TURN_KEY`.',
  },
  PREAU_MEDIA_TURN_KEY: {
    schema: text,
    default: null,
    reader: 'launcher',
    fr: 'Fichier PEM de la clé privée du certificat de notre TURN.',
    en: 'PEM file of the private key of our own TURN’s certificate.',
  },
  PREAU_MEDIA_ADDRESS: {
    schema: ipAddress,
    default: '127.0.0.1',
    reader: 'launcher',
    fr: 'Adresse IP à laquelle les navigateurs envoient leurs flux. Obligatoire quand `PREAU_PUBLIC_URL` ouvre Préau à d’autres machines.',
    en: 'IP address to which browsers send their streams. Required when `PREAU_PUBLIC_URL` opens Préau to other machines.',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
export const settingNames = Object.keys(settings) as SettingName[];

/** What a table entry becomes once read: its value, or `undefined` when absent without a default. */
export type Values = {
  [Name in SettingName]:
    | z.output<(typeof settings)[Name]['schema']>
    | ((typeof settings)[Name]['default'] extends null ? undefined : never);
};
