import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { findUnknownNames } from './config-names.ts';
import { ConfigError, type ConfigProblem } from './config-problems.ts';
import { findUnsafe } from './config-rules.ts';
import {
  settingNames,
  settings,
  type Setting,
  type SettingName,
  type Values,
} from './config-table.ts';

export { ConfigError, type ConfigProblem } from './config-problems.ts';

/** Everything that the server may know of its surroundings. */
export type Config = {
  publicUrl: URL;
  host: string;
  port: number;
  tls: { certFile: string; keyFile: string } | null;
  /**
   * Second, plain listener on loopback, for the media engine's webhooks and the launcher's health
   * check: neither can verify a certificate made for another name. `null` when `host:port` is plain.
   */
  privateListener: { host: '127.0.0.1'; port: number } | null;
  /** Addresses and networks of the proxies whose `x-forwarded-*` is believed. */
  trustedProxy: string[];
  dataFolder: string;
  databaseUrl: string;
  secret: string;
  /** Private signalling of the media engine, `ws(s)://`: never given to a browser. */
  media: { url: string; apiKey: string; apiSecret: string };
  files: { kind: 'folder'; folder: string } | { kind: 's3'; url: string };
  mail: { kind: 'outbox' } | { kind: 'smtp'; url: string; from: string };
  /** Who runs the installation, as the contract with each school says; `host` is `null` until it is told. */
  legal: {
    host: {
      name: string;
      address: string;
      contact: string;
      privacyContact: string;
      country: string;
    } | null;
    subprocessors: { machine: string; name: string; country: string }[];
  };
  /** Inner networks in which schools' identity providers may be called. */
  providerNetworks: string[];
  demonstration: boolean;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Bearer token that opens `/metrics` from elsewhere; `null`: from the machine itself only. */
  metricsToken: string | null;
};

function readOne(name: SettingName, env: NodeJS.ProcessEnv, problems: ConfigProblem[]): unknown {
  const setting: Setting = settings[name];
  // An empty variable is what an unset one becomes in a compose file.
  const given = env[name] === '' ? undefined : env[name];
  const text = given ?? setting.default;
  if (text === null) return undefined;
  const read = setting.schema.safeParse(text);
  if (read.success) return read.data;
  const reason = read.error.issues[0]?.message ?? 'n’est pas lisible';
  problems.push({ code: 'invalid-value', name, sentence: `${name} ${reason}.` });
  return undefined;
}

/**
 * The table's values as the environment states them, checked for form and for safety, before the
 * launcher has made the secrets and the local services.
 * @throws {ConfigError} with every problem found
 */
export function readSettings(env: NodeJS.ProcessEnv): Values {
  const problems = findUnknownNames(env);
  const entries = settingNames.map((name) => [name, readOne(name, env, problems)] as const);
  const unreadable = problems.some((problem) => problem.code === 'invalid-value');
  const values = Object.fromEntries(entries) as Values;
  // The rules look at several values together: they need all of them readable.
  if (!unreadable) problems.push(...findUnsafe(values));
  if (problems.length > 0) throw new ConfigError(problems);
  return values;
}

/** What `npm start` makes by itself; a server started without it must be given them. */
const needed = ['DATABASE_URL', 'PREAU_SECRET', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'] as const;

type Complete = Values & Record<(typeof needed)[number], string>;

/** @param engineIsGiven does the environment name an engine, whose keys nobody can make for it? */
function requireComplete(values: Values, engineIsGiven: boolean): Complete {
  const missing = needed.filter((name) => values[name] === undefined);
  if (missing.length === 0) return values as Complete;
  throw new ConfigError(
    missing.map((name) =>
      engineIsGiven && name.startsWith('LIVEKIT_')
        ? {
            code: 'media-keys-missing',
            name,
            sentence: `LIVEKIT_URL est donnée sans ${name}. Donnez aussi la clé et le secret qui sont dans la configuration de ce moteur (keys), ou retirez LIVEKIT_URL : « npm start » démarre un moteur lui-même.`,
          }
        : {
            code: 'missing-value',
            name,
            sentence: `${name} manque. Donnez-la, ou lancez « npm start », qui la prépare.`,
          },
    ),
  );
}

function legalOf(values: Values): Config['legal'] {
  const {
    PREAU_LEGAL_NAME: name,
    PREAU_LEGAL_ADDRESS: address,
    PREAU_LEGAL_CONTACT: contact,
    PREAU_LEGAL_PRIVACY_CONTACT: privacyContact,
    PREAU_LEGAL_COUNTRY: country,
  } = values;
  const host =
    name && address && contact && privacyContact && country
      ? { name, address, contact, privacyContact, country }
      : null;
  return { host, subprocessors: values.PREAU_LEGAL_SUBPROCESSORS };
}

function toConfig(values: Complete): Config {
  const { PREAU_TLS_CERT: certFile, PREAU_TLS_KEY: keyFile } = values;
  const { SMTP_URL: smtp, PREAU_MAIL_FROM: from, S3_URL: s3 } = values;
  const tls =
    certFile && keyFile ? { certFile: resolve(certFile), keyFile: resolve(keyFile) } : null;
  const localUrl = `${tls ? 'https' : 'http'}://localhost:${values.PREAU_PORT}`;
  const dataFolder = resolve(values.PREAU_DATA);
  return {
    publicUrl: values.PREAU_PUBLIC_URL ?? new URL(localUrl),
    host: values.PREAU_HOST,
    port: values.PREAU_PORT,
    tls,
    privateListener: tls ? { host: '127.0.0.1', port: values.PREAU_PRIVATE_PORT } : null,
    trustedProxy: values.PREAU_TRUSTED_PROXY,
    dataFolder,
    databaseUrl: values.DATABASE_URL,
    secret: values.PREAU_SECRET,
    media: {
      url: values.LIVEKIT_URL,
      apiKey: values.LIVEKIT_API_KEY,
      apiSecret: values.LIVEKIT_API_SECRET,
    },
    files: s3 ? { kind: 's3', url: s3 } : { kind: 'folder', folder: join(dataFolder, 'files') },
    mail: smtp && from ? { kind: 'smtp', url: smtp, from } : { kind: 'outbox' },
    legal: legalOf(values),
    providerNetworks: values.PREAU_PROVIDER_NETWORKS,
    demonstration: values.PREAU_DEMO,
    logLevel: values.PREAU_LOG_LEVEL,
    metricsToken: values.PREAU_METRICS_TOKEN ?? null,
  };
}

/** Where the server answers in clear to its own machine: readiness, webhooks. No trailing slash. */
export function privateUrl(config: Pick<Config, 'host' | 'port' | 'privateListener'>): string {
  if (config.privateListener) return `http://127.0.0.1:${config.privateListener.port}`;
  if (config.host === '0.0.0.0' || config.host === '::') return `http://127.0.0.1:${config.port}`;
  return `http://${isIP(config.host) === 6 ? `[${config.host}]` : config.host}:${config.port}`;
}

/**
 * The server's configuration, complete and safe.
 * @throws {ConfigError} with every problem found, in French, each with a stable code
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return toConfig(requireComplete(readSettings(env), Boolean(env['LIVEKIT_URL'])));
}
