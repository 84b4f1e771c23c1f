import pg from 'pg';

const channel = 'preau_events';
/** A NOTIFY payload holds less than 8,000 bytes: 36 per id, with room for the quotes. */
const idsPerNotice = 150;
/** Ids told within this time travel together: one NOTIFY per transaction cost two thirds of the throughput. */
const gatherMs = 10;
const reconnectMs = 500;
/** Until the server answers; and how long a silent line waits before it is asked whether anybody is there. */
const connectWithinMs = 5_000;
const quietMs = 10_000;

/** Number of the server process behind a connection: what PostgreSQL says of a notice's sender. */
type Backend = { processID: number | null };

/**
 * Tells other servers which streams have news, through PostgreSQL LISTEN/NOTIFY; a server does not hear itself.
 * It may lose notices (a cut connection); listeners also poll.
 */
export function openBroadcast(options: {
  url: string;
  onNews: (streams: string[]) => void;
  onAway: (error: Error) => void;
}) {
  const pending = new Set<string>();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let flushing = Promise.resolve();
  let closed = false;

  const connect = async () => {
    if (closed) return;
    const next = new pg.Client({
      connectionString: options.url,
      application_name: 'preau-news',
      connectionTimeoutMillis: connectWithinMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: quietMs,
    });
    let isLost = false;
    const lost = (reason: Error) => {
      // Told by the line and by the question that it broke: one loss.
      if (isLost) return;
      isLost = true;
      if (client === next) client = null;
      next.removeAllListeners('error');
      next.on('error', () => {});
      void next.end().catch(() => {});
      if (closed) return;
      options.onAway(reason);
      setTimeout(() => void connect(), reconnectMs).unref();
    };
    next.on('notification', ({ payload, processId }) => {
      const isOwn = processId === (next as unknown as Backend).processID;
      if (!isOwn) options.onNews(JSON.parse(payload ?? '[]'));
    });
    next.once('error', lost);
    next.once('end', () => client === next && lost(new Error('connection ended')));
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      // Stopped meanwhile: nobody else would end it.
      if (closed) return await next.end();
      client = next;
    } catch (error) {
      lost(error as Error);
    }
  };

  const flush = async () => {
    timer = undefined;
    const ids = [...pending];
    pending.clear();
    for (let at = 0; at < ids.length; at += idsPerNotice) {
      const payload = JSON.stringify(ids.slice(at, at + idsPerNotice));
      // Away: the others find the news by polling.
      await client?.query('select pg_notify($1, $2)', [channel, payload]).catch(() => {});
    }
  };

  const connected = connect();
  return {
    connected,
    tell(streams: string[]) {
      for (const id of streams) pending.add(id);
      timer ??= setTimeout(() => (flushing = flushing.then(flush)), gatherMs);
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      clearTimeout(timer);
      await connected;
      await flushing;
      await client?.end().catch(() => {});
    },
  };
}
