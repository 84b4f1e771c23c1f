import { ConfigError, readConfig } from '../platform/server/config.ts';
import { createLog } from '../platform/server/telemetry/index.ts';
import { openApp } from './server/app.ts';
import { prepareDemonstration } from './server/demonstration.ts';
import { listen } from './server/listen.ts';
import { stopSignal } from './server/stop-signal.ts';

/** The server, from its configuration to its last request: start and stop read as one page. */
async function run(): Promise<void> {
  const stopped = stopSignal();
  const config = readConfig(process.env);
  const log = createLog(config);
  await using app = await openApp(config, log);
  await using _listeners = await listen(app.http, config);
  await prepareDemonstration(app, config, log);
  log.info('ready');
  await stopped;
  log.info('stopping');
}

try {
  await run();
  process.exit(0);
} catch (error) {
  const sentences =
    error instanceof ConfigError
      ? error.problems.map(({ code, sentence }) => `${code}: ${sentence}`)
      : [error];
  for (const sentence of sentences) console.error(sentence);
  process.exit(1);
}
