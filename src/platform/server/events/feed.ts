import type { Audience } from '../../contract/event.ts';

/** An event as stored. */
export type StoredEvent = {
  number: number;
  type: string;
  audience: Audience;
  data: Record<string, unknown>;
  at: Date;
};

/** An event ready for the wire: its data completed (names that the audience may read), serialised once. */
export type ReadyEvent = StoredEvent & { wire: string };

export type Watcher = {
  /** The number of the last event delivered or skipped. */
  cursor: number;
  deliver: (event: ReadyEvent) => void;
  /** Settles once it takes more; `null` when it does now. */
  busy?: () => Promise<void> | null;
};

/** The most events read at once: whoever asks for a whole day's gets them in so many portions. */
export const portion = 500;

/** Reads a stream's events after a number, in order, ready for the wire: all of them, or a portion. */
export type Read = (after: number) => Promise<ReadyEvent[]>;

/** How many recent events a feed keeps, so that a usual catch-up costs no query. */
const kept = 256;

/**
 * The watchers of one stream on this server: events are read once and handed to all. Whoever is more than a portion
 * behind, or takes them slower than they come, reads alone for a while and keeps nobody waiting.
 * Numbers have no gap, so delivering only `cursor + 1` makes loss and doubling impossible.
 */
export class Feed {
  readonly watchers = new Set<Watcher>();
  #recent: ReadyEvent[] = [];
  #pulling: Promise<void> | null = null;
  #again = false;
  readonly #alone = new Set<Watcher>();
  readonly #read: Read;
  readonly #onAway: (error: unknown) => void;

  constructor(read: Read, onAway: (error: unknown) => void) {
    this.#read = read;
    this.#onAway = onAway;
  }

  /** The last number read; `-1` before the first reading. */
  get last(): number {
    return this.#recent.at(-1)?.number ?? -1;
  }

  /** Reads what is new and delivers it; calls made meanwhile are served by one more reading. */
  pull(): Promise<void> {
    this.#again = true;
    this.#pulling ??= this.#drain();
    return this.#pulling;
  }

  async #drain(): Promise<void> {
    // Never over before `#pulling` is set.
    await Promise.resolve();
    try {
      while (this.#again) {
        this.#again = false;
        const from = this.#lowestNeeded();
        if (from === null) return;
        const fresh = await this.#read(from);
        this.#keep(fresh);
        this.#serveAll(fresh);
        this.#again ||= fresh.length === portion;
      }
    } finally {
      // In the same breath as the last look at `#again`: a call in between would be served by nobody.
      this.#pulling = null;
    }
  }

  /** Where the next reading starts: after what all watchers that read together have. */
  #lowestNeeded(): number | null {
    const together = [...this.watchers].filter((watcher) => !this.#alone.has(watcher));
    if (together.length === 0) return null;
    return Math.min(...together.map(({ cursor }) => cursor));
  }

  #serveAll(fresh: ReadyEvent[]): void {
    const end = fresh.at(-1)?.number ?? 0;
    for (const watcher of this.watchers) {
      if (this.#alone.has(watcher)) continue;
      const isSlow = !this.#serve(watcher, fresh);
      const isBehind = fresh.length === portion && watcher.cursor <= end;
      if (isSlow || isBehind) void this.#catchUp(watcher).catch(this.#onAway);
    }
  }

  /** Brings one watcher up to date at its own pace, a portion at a time. */
  async #catchUp(watcher: Watcher): Promise<void> {
    this.#alone.add(watcher);
    try {
      for (let isMore = true; isMore && this.watchers.has(watcher);) {
        await watcher.busy?.();
        const before = watcher.cursor;
        const events = await this.#read(before);
        const isAll = this.#serve(watcher, events);
        // What was forgotten is a gap that nobody fills: it waits, as it would with the others.
        if (isAll && events.length > 0 && watcher.cursor === before) return;
        isMore = !isAll || events.length === portion;
      }
    } finally {
      this.#alone.delete(watcher);
    }
    await this.pull();
  }

  #keep(fresh: ReadyEvent[]): void {
    for (const event of fresh) if (event.number > this.last) this.#recent.push(event);
    if (this.#recent.length > kept) this.#recent = this.#recent.slice(-kept);
  }

  /** Hands a watcher the events that come next for it; answers whether it took all of them. */
  #serve(watcher: Watcher, events: ReadyEvent[]): boolean {
    for (const event of events) {
      if (event.number !== watcher.cursor + 1) continue;
      if (watcher.busy?.()) return false;
      watcher.cursor = event.number;
      watcher.deliver(event);
    }
    return true;
  }

  /** Adds a watcher and brings it up to date, from memory when its place is still there. */
  async join(watcher: Watcher): Promise<void> {
    this.#serve(watcher, this.#recent);
    this.watchers.add(watcher);
    await this.pull();
  }
}
