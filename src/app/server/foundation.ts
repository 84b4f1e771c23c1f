import type { Logger } from 'pino';
import type { Config } from '../../platform/server/config.ts';
import type { Core } from '../../platform/server/core.ts';
import { openDatabase } from '../../platform/server/db.ts';
import { openBroadcast, openHub, transactor } from '../../platform/server/events/index.ts';

/**
 * Opens what every domain stands on: the database, transactions that tell their events, the hub.
 * It comes up with the database away, and recovers by itself.
 */
export function openFoundation(config: Config, log: Logger, now: () => Date) {
  const stack = new AsyncDisposableStack();
  const away = (error: unknown) => log.warn({ err: error }, 'database away');
  const database = stack.use(openDatabase(config.databaseUrl, away));
  const hub = stack.use(openHub({ db: database.db, onAway: away }));
  const broadcast = stack.use(
    openBroadcast({
      url: config.databaseUrl,
      onNews: (streams) => hub.tell(streams),
      onAway: away,
    }),
  );
  const transact = transactor(database.db, (streams) => {
    hub.tell(streams);
    broadcast.tell(streams);
  });
  const core: Core = { config, db: database.db, transact, hub, log, now };
  return {
    core,
    pool: database.pool,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
