import { ConfigError, readConfig } from '../platform/server/config.ts';
import { stopOnSignal } from '../platform/server/stop/index.ts';
import { createLog } from '../platform/server/telemetry/index.ts';
import { openApp } from './server/app.ts';
import { prepareDemonstration } from './server/demonstration.ts';
import { listen } from './server/listen.ts';

// The sign-in library would read settings of its own; ours are in one table.
for (const name of Object.keys(process.env))
  if (name.startsWith('BETTER_AUTH')) delete process.env[name];

/** The server, from its configuration to its last request. */
async function run(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config);
  const stack = new AsyncDisposableStack();
  stopOnSignal(() => stack.disposeAsync(), log);
  const app = stack.use(await openApp(config, log));
  stack.use(await listen(app.http, config));
  await prepareDemonstration(app, config, log);
  log.info('ready');
}

try {
  await run();
} catch (error) {
  const sentences =
    error instanceof ConfigError
      ? error.problems.map(({ code, sentence }) => `${code}: ${sentence}`)
      : [error];
  for (const sentence of sentences) console.error(sentence);
  process.exit(1);
}
