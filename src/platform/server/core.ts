import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Db } from './db.ts';
import type { Hub, Transact } from './events/index.ts';

/** What every domain is given: nothing here knows a school. */
export type Core = {
  config: Config;
  db: Db;
  transact: Transact;
  hub: Hub;
  log: Logger;
  /** The server's clock; rules about time ask it, so that tests can move it. */
  now: () => Date;
};
