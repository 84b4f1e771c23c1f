import type { Logger } from 'pino';
import { ConfigError, readConfig, type Config } from '../platform/server/config.ts';
import { stopOnSignal } from '../platform/server/stop/index.ts';
import { createLog } from '../platform/server/telemetry/index.ts';
import { openApp } from './server/app.ts';
import { prepareDemonstration } from './server/demonstration.ts';
import { listen } from './server/listen.ts';

// The sign-in library would read settings of its own; ours are in one table.
for (const name of Object.keys(process.env))
  if (name.startsWith('BETTER_AUTH')) delete process.env[name];

/** The server, from its configuration to its last request. */
async function run(log: Logger, config: Config): Promise<void> {
  const stack = new AsyncDisposableStack();
  stopOnSignal(() => stack.disposeAsync(), log);
  const app = stack.use(await openApp(config, log));
  stack.use(await listen(app.http, config));
  await prepareDemonstration(app, config, log);
  log.info('ready');
}

/** The configuration, or its faults in sentences. */
function configured(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const { code, sentence } of error.problems) console.error(`${code}: ${sentence}`);
    process.exit(1);
  }
}

const config = configured();
const log = createLog(config);
await run(log, config).catch((err: unknown) => {
  log.fatal({ err }, 'the server could not start');
  process.exit(1);
});
