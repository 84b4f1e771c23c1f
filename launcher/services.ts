import { join } from 'node:path';
import { privateUrl, readConfig, type readSettings } from '../src/platform/server/config.ts';
import { root } from './bootstrap/folders.mjs';
import { turnCertificate } from './certificates.ts';
import type { LivekitOptions } from './livekit.ts';
import { startLivekit } from './livekit.ts';
import type { WantedPort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { startServer, type ServerOptions } from './server.ts';
import type { Service } from './supervisor.ts';

type Values = ReturnType<typeof readSettings>;

/** Path of the server that the media engine tells its news to. */
const webhookPath = '/api/media/reports';

export const logsIn = (dataFolder: string) => join(dataFolder, 'logs');

/** PostgreSQL on the data folder; `onUrl` receives its address at each start. */
export function databaseService(
  dataFolder: string,
  password: string,
  onUrl: (url: string) => void,
): Service {
  return {
    label: 'PostgreSQL',
    start: async () => {
      const postgres = await startPostgres({
        folder: join(dataFolder, 'postgres'),
        password,
        logFile: join(logsIn(dataFolder), 'postgres.log'),
      });
      onUrl(postgres.url);
      return postgres;
    },
  };
}

/** The media engine's options for this server's environment. */
function mediaOptions(
  dataFolder: string,
  engine: string,
  values: Values,
  env: NodeJS.ProcessEnv,
): LivekitOptions {
  const config = readConfig(env);
  const domain = values.PREAU_MEDIA_TURN_DOMAIN;
  const certificate = turnCertificate(values);
  return {
    engine,
    folder: join(dataFolder, 'media'),
    logFile: join(logsIn(dataFolder), 'livekit.log'),
    ports: {
      signal: values.PREAU_MEDIA_PORT,
      tcp: values.PREAU_MEDIA_TCP_PORT,
      udp: values.PREAU_MEDIA_UDP_PORT,
      turn: values.PREAU_MEDIA_TURN_PORT,
    },
    apiKey: config.media.apiKey,
    apiSecret: config.media.apiSecret,
    address: values.PREAU_MEDIA_ADDRESS,
    webhookUrl: `${privateUrl(config)}${webhookPath}`,
    turnTls:
      domain && certificate
        ? { domain, port: values.PREAU_MEDIA_TURN_TLS_PORT, ...certificate }
        : null,
  };
}

export function mediaService(
  dataFolder: string,
  engine: string,
  values: Values,
  env: NodeJS.ProcessEnv,
): Service {
  const options = mediaOptions(dataFolder, engine, values, env);
  return { label: 'Le moteur média', start: () => startLivekit(options) };
}

function serverPorts(env: NodeJS.ProcessEnv): WantedPort[] {
  const { host, port, privateListener } = readConfig(env);
  const main: WantedPort = { protocol: 'tcp', host, port, setting: 'PREAU_PORT', use: 'serveur' };
  if (!privateListener) return [main];
  const own: WantedPort = {
    protocol: 'tcp',
    ...privateListener,
    setting: 'PREAU_PRIVATE_PORT',
    use: 'serveur, port privé',
  };
  return [main, own];
}

/** The server's options for this environment; tests put a stand-in in place of its script. */
export function serverOptions(
  dataFolder: string,
  env: NodeJS.ProcessEnv,
  script: string,
): ServerOptions {
  return {
    script,
    cwd: root,
    env,
    privateUrl: privateUrl(readConfig(env)),
    ports: serverPorts(env),
    folder: join(dataFolder, 'run'),
    logFile: join(logsIn(dataFolder), 'server.log'),
  };
}

export function serverService(options: ServerOptions): Service {
  return { label: 'Le serveur', start: (leaving) => startServer(options, leaving) };
}
