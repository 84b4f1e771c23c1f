import { join, resolve } from 'node:path';
import { readConfig, readSettings } from '../src/platform/server/config.ts';
import { ancestorsOfCommand, areLeftBehind } from './ancestors.ts';
import { root } from './bootstrap/folders.mjs';
import type { Held } from './bootstrap/lock.mjs';
import { say, step } from './bootstrap/steps.mjs';
import { requireCertificates } from './certificates.ts';
import { takeDataFolder } from './data-folder.ts';
import { engineIsMissing, prepareEngine } from './engine.ts';
import { ownParts, serverEnvironment } from './environment.ts';
import { Fault } from './faults.ts';
import { lanEnvironment } from './lan.ts';
import { runMigrations } from './migrations.ts';
import { requireDatabase } from './postgres/given.ts';
import { openSecrets, type Secrets } from './secrets.ts';
import { readReady } from './server.ts';
import { databaseService, logsIn, mediaService, serverOptions, serverService } from './services.ts';
import { Supervisor } from './supervisor.ts';
import { untilStopped } from './signals.ts';
import { buildWeb, webIsMissing } from './web-build.ts';
import { sayWelcome } from './welcome.ts';

/** Scripts that the start runs; tests put stand-ins in their place. */
export type Scripts = { server: string; migrate: string; pages: boolean };

const ourScripts: Scripts = {
  server: join(root, 'src', 'app', 'main.ts'),
  migrate: join(root, 'src', 'app', 'migrate.ts'),
  pages: true,
};

function readArguments(args: string[]): { lan: boolean } {
  const unknown = args.find((arg) => arg !== '--lan');
  if (unknown === undefined) return { lan: args.includes('--lan') };
  throw new Fault(
    'unknown-argument',
    `« ${unknown} » n’est pas compris. Essayez « npm start » ou « npm start -- --lan ».`,
  );
}

type Prepared = {
  folder: string;
  env: NodeJS.ProcessEnv;
  lan: boolean;
  secrets: Secrets;
  engine: string;
};

async function prepareParts(env: NodeJS.ProcessEnv, scripts: Scripts): Promise<string> {
  let engine = '';
  if (ownParts(env).media) {
    const hint = engineIsMissing()
      ? { hint: 'construction, deux à cinq minutes, une seule fois' }
      : {};
    const made = await step('Moteur média', () => prepareEngine(), hint);
    engine = made.program;
  }
  if (scripts.pages) {
    await step('Pages', buildWeb, webIsMissing() ? { hint: 'construction' } : {});
  }
  return engine;
}

/** Database, tables, media, server: each needs the one before. */
async function startAll(
  supervisor: Supervisor,
  prepared: Prepared,
  scripts: Scripts,
): Promise<void> {
  const { folder, lan, secrets, engine } = prepared;
  const values = readSettings(prepared.env);
  let databaseUrl = values.DATABASE_URL ?? '';
  const logs = logsIn(folder);
  const own = ownParts(prepared.env);
  if (own.database) {
    const service = databaseService(folder, secrets.databasePassword, (url) => (databaseUrl = url));
    await step('Base de données', async () => {
      const { adopted } = await supervisor.start(service);
      return { note: adopted ? 'celle qui tournait déjà' : 'démarrée' };
    });
  } else {
    await step('Base de données', () => requireDatabase(databaseUrl));
  }
  const env = serverEnvironment({ env: prepared.env, values, secrets, lan, databaseUrl });
  const logFile = join(logs, 'migrate.log');
  await step('Tables', () => runMigrations({ script: scripts.migrate, cwd: root, env, logFile }));
  if (own.media) {
    await step('Média', async () => {
      const { adopted } = await supervisor.start(mediaService(folder, engine, values, env));
      return { note: adopted ? 'celui qui tournait déjà, les leçons continuent' : 'démarré' };
    });
  }
  await step('Serveur', async () => {
    await supervisor.start(serverService(serverOptions(folder, env, scripts.server)));
  });
}

/** Everything is read and refused before anything is started. */
async function prepare(
  args: string[],
  scripts: Scripts,
  whenAsked: () => { pid: number; leaving?: boolean },
): Promise<Prepared> {
  const { lan } = readArguments(args);
  const values = readSettings(process.env);
  const { folder } = await takeDataFolder(resolve(values.PREAU_DATA), whenAsked);
  const given: NodeJS.ProcessEnv = { ...process.env, PREAU_DATA: folder };
  const env = lan
    ? { ...given, ...(await lanEnvironment(given, folder, values.PREAU_PORT)) }
    : given;
  const secrets = openSecrets(folder);
  const settled = readSettings(env);
  const pretended = serverEnvironment({
    env,
    values: settled,
    secrets,
    lan,
    databaseUrl: env['DATABASE_URL'] || 'postgresql://a-moment',
  });
  readConfig(pretended);
  requireCertificates(settled);
  return { folder, env, lan, secrets, engine: await prepareParts(env, scripts) };
}

/**
 * Prepares what is missing, starts everything, and cares for it until told to stop.
 * @param lock of the preparation, released once it is over
 * @returns the exit code
 */
export async function run(args: string[], lock: Held, scripts = ourScripts): Promise<number> {
  const supervisor = new Supervisor((line) => say(`  ${line}`));
  const ancestors = ancestorsOfCommand();
  const whenAsked = () => {
    if (!areLeftBehind(ancestors)) return { pid: process.pid };
    supervisor.leave();
    setTimeout(() => process.exit(0), 100);
    return { pid: process.pid, leaving: true };
  };
  const prepared = await prepare(args, scripts, whenAsked);
  lock.release();
  const stopped = untilStopped(() => {
    supervisor.hurry();
    setTimeout(() => process.exit(130), 3_000).unref();
  });
  const starting = startAll(supervisor, prepared, scripts);
  try {
    const first = await Promise.race([starting, stopped]);
    if (first !== 'stopped') {
      const ready = readReady(join(prepared.folder, 'run'));
      if (ready) sayWelcome(ready, { logs: logsIn(prepared.folder), lan: prepared.lan });
      await stopped;
    }
    say();
    await step('Arrêt', async () => {
      await supervisor.stop();
      await starting.catch(() => undefined);
    });
    return 0;
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}
