import type { Db } from '../db.ts';
import { Feed, portion, type ReadyEvent, type StoredEvent, type Watcher } from './feed.ts';
import './tables.ts';

/**
 * Completes events of one kind with what may be shown beside ids (names, states), once for all watchers.
 * Given the stream's id and the events' data, answers one object for each, in order.
 */
export type Presenter = (
  stream: string,
  data: Record<string, unknown>[],
) => Promise<Record<string, unknown>[]>;

/** How often a server looks for news that no notice told. */
const pollMs = 1_500;

/** What follows streams of events on this server, and tells watchers. */
export function openHub(options: { db: Db; onAway: (error: unknown) => void }) {
  const feeds = new Map<string, Feed>();
  const presenters = new Map<string, Presenter>();

  const present = async (stream: string, events: StoredEvent[]): Promise<ReadyEvent[]> => {
    const shown = new Map<StoredEvent, Record<string, unknown>>();
    for (const [type, presenter] of presenters) {
      const mine = events.filter((event) => event.type === type);
      if (mine.length === 0) continue;
      const data = await presenter(
        stream,
        mine.map((event) => event.data),
      );
      mine.forEach((event, index) => shown.set(event, data[index] ?? {}));
    }
    return events.map((event) => {
      const data = shown.get(event) ?? event.data;
      const { number, type, at } = event;
      return { ...event, wire: JSON.stringify({ number, type, at: at.toISOString(), data }) };
    });
  };

  const read = async (stream: string, after: number): Promise<ReadyEvent[]> => {
    const events = await options.db
      .selectFrom('events')
      .select(['number', 'type', 'audience', 'data', 'at'])
      .where('stream_id', '=', stream)
      .where('number', '>', after)
      .orderBy('number')
      .limit(portion)
      .execute();
    return present(stream, events);
  };

  const pull = (feed: Feed) => feed.pull().catch(options.onAway);
  const tell = (streams: string[]) => {
    for (const id of streams) {
      const feed = feeds.get(id);
      if (feed) void pull(feed);
    }
  };

  const poll = async () => {
    const ids = [...feeds.keys()];
    if (ids.length === 0) return;
    const rows = await options.db
      .selectFrom('event_streams')
      .select(['id', 'last_number'])
      .where('id', 'in', ids)
      .execute();
    for (const { id, last_number } of rows) {
      const feed = feeds.get(id);
      const behind = feed && [...feed.watchers].some(({ cursor }) => cursor < last_number);
      if (behind) void pull(feed);
    }
  };
  const timer = setInterval(() => void poll().catch(options.onAway), pollMs).unref();

  return {
    /** Declares how events of one kind are completed for the wire. */
    present: (type: string, presenter: Presenter) => void presenters.set(type, presenter),
    /** Tells this server's watchers that streams have news. */
    tell,
    /** Delivers what a stream has that its watchers were not told yet. */
    async catchUp(stream: string): Promise<void> {
      const feed = feeds.get(stream);
      if (feed) await pull(feed);
    },
    /** How many watchers there are, for the metrics. */
    watching: () => [...feeds.values()].reduce((sum, feed) => sum + feed.watchers.size, 0),
    /**
     * Follows a stream from a number on.
     * @returns a function that stops
     */
    watch(stream: string, watcher: Watcher): () => void {
      const feed = feeds.get(stream) ?? new Feed((after) => read(stream, after), options.onAway);
      feeds.set(stream, feed);
      void feed.join(watcher).catch(options.onAway);
      return () => {
        feed.watchers.delete(watcher);
        if (feed.watchers.size === 0 && feeds.get(stream) === feed) feeds.delete(stream);
      };
    },
    [Symbol.dispose]() {
      clearInterval(timer);
      feeds.clear();
    },
  };
}

export type Hub = ReturnType<typeof openHub>;
