import type { Logger } from 'pino';
import type { Config } from '../../platform/server/config.ts';
import type { Core } from '../../platform/server/core.ts';
import { openDatabase } from '../../platform/server/db.ts';
import {
  openBroadcast,
  openHub,
  transactor,
  type Topic,
} from '../../platform/server/events/index.ts';

/** News are ids of streams, or holders whose streams must end. */
const isTopic = (news: string): news is Topic => news.includes(':');

/** A database that is away fails many looks a second: one line in this time tells it. */
const quietMs = 30_000;

function saidNowAndThen(say: (error: unknown) => void): (error: unknown) => void {
  let last = -Infinity;
  return (error) => {
    if (performance.now() - last < quietMs) return;
    last = performance.now();
    say(error);
  };
}

/**
 * Opens what every domain stands on: the database, transactions that tell their events, the hub.
 * It comes up with the database away, and recovers by itself.
 */
export function openFoundation(
  config: Config,
  log: Logger,
  options: {
    now: () => Date;
    /** Told on every server when what a holder has open must end. */
    onEnd: (topic: Topic) => void;
  },
) {
  const stack = new AsyncDisposableStack();
  const away = saidNowAndThen((error) => log.warn({ err: error }, 'database away'));
  const database = stack.use(openDatabase(config.databaseUrl, away));
  const hub = stack.use(openHub({ db: database.db, onAway: away }));
  const broadcast = stack.use(
    openBroadcast({
      url: config.databaseUrl,
      onNews: (news) => {
        hub.tell(news.filter((item) => !isTopic(item)));
        for (const topic of news.filter(isTopic)) options.onEnd(topic);
      },
      onAway: away,
    }),
  );
  const tell = (streams: string[]) => {
    hub.tell(streams);
    broadcast.tell(streams);
  };
  const transact = transactor(database.db, tell, options.now);
  const core: Core = { config, db: database.db, transact, hub, log, now: options.now };
  return {
    core,
    pool: database.pool,
    /** Ends what a holder has open: here at once, on other servers a moment later. */
    end(topic: Topic): void {
      options.onEnd(topic);
      broadcast.tell([topic]);
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
