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
};

/** Reads a stream's events after a number, in order, ready for the wire. */
export type Read = (after: number) => Promise<ReadyEvent[]>;

/** How many recent events a feed keeps, so that a usual catch-up costs no query. */
const kept = 256;

/**
 * The watchers of one stream on this server: events are read once and handed to all.
 * Numbers have no gap, so delivering only `cursor + 1` makes loss and doubling impossible.
 */
export class Feed {
  readonly watchers = new Set<Watcher>();
  #recent: ReadyEvent[] = [];
  #pulling: Promise<void> | null = null;
  #again = false;
  readonly #read: Read;

  constructor(read: Read) {
    this.#read = read;
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
        for (const watcher of this.watchers) this.#serve(watcher, fresh);
      }
    } finally {
      // In the same breath as the last look at `#again`: a call in between would be served by nobody.
      this.#pulling = null;
    }
  }

  /** Where the next reading starts: after what all watchers have. */
  #lowestNeeded(): number | null {
    if (this.watchers.size === 0) return null;
    let lowest = Infinity;
    for (const { cursor } of this.watchers) lowest = Math.min(lowest, cursor);
    return lowest;
  }

  #keep(fresh: ReadyEvent[]): void {
    for (const event of fresh) if (event.number > this.last) this.#recent.push(event);
    if (this.#recent.length > kept) this.#recent = this.#recent.slice(-kept);
  }

  #serve(watcher: Watcher, events: ReadyEvent[]): void {
    for (const event of events) {
      if (event.number !== watcher.cursor + 1) continue;
      watcher.cursor = event.number;
      watcher.deliver(event);
    }
  }

  /** Adds a watcher and brings it up to date, from memory when its place is still there. */
  async join(watcher: Watcher): Promise<void> {
    this.#serve(watcher, this.#recent);
    this.watchers.add(watcher);
    await this.pull();
  }
}
