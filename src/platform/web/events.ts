import { createEventSource, type EventSourceClient, type FetchLike } from 'eventsource-client';
import type { WireEvent } from '../contract/event.ts';
import { waitBefore } from './back-off.ts';
import { type ProblemError, problemFrom } from './problem-error.ts';

/** `open`: events arrive; `lost`: trying again; `ended`: the server said that it is over. */
export type StreamState = 'open' | 'lost' | 'ended';

export type FollowOptions<E> = {
  /** The number of the last event that the snapshot holds: the stream goes on after it. */
  after: number;
  onEvent: (event: E) => void;
  onState?: (state: StreamState, problem?: ProblemError) => void;
  headers?: Record<string, string>;
};

/** Refusals that trying again will not change: no longer signed in, not allowed, no such thing, over. */
const FINAL_STATUSES = new Set([401, 403, 404, 410]);

/** The server writes a comment every 10 s; four missed mean a dead line that nothing else reports. */
const SILENCE_MS = 45_000;

/**
 * Follows a numbered stream of server-sent events over fetch, and takes it up after the last event seen
 * when the line breaks. Returns how to stop.
 * @param address path of the stream, without `after`
 */
export function followEvents<E extends WireEvent>(
  address: string,
  options: FollowOptions<E>,
): () => void {
  const stream = new Stream<E>(address, options);
  stream.open();
  return () => stream.stop();
}

class Stream<E extends WireEvent> {
  readonly #address: string;
  readonly #options: FollowOptions<E>;
  #source: EventSourceClient | undefined;
  #last: number;
  #failures = 0;
  #state: StreamState | undefined;
  #stopped = false;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(address: string, options: FollowOptions<E>) {
    this.#address = address;
    this.#options = options;
    this.#last = options.after;
    addEventListener('online', this.#hurry);
  }

  open(): void {
    const url = new URL(this.#address, location.href);
    url.searchParams.set('after', String(this.#last));
    this.#source = createEventSource({
      url,
      headers: { 'x-preau': '1', ...this.#options.headers },
      fetch: this.#fetch,
      onMessage: ({ data }) => this.#receive(JSON.parse(data) as E),
      onComment: () => this.#heard(),
      // The library would try again at a fixed pace, all pupils together: the pace is ours.
      onScheduleReconnect: () => this.#again(),
    });
  }

  stop(): void {
    // The library reads the rest of what has arrived all the same.
    this.#stopped = true;
    this.#close();
    removeEventListener('online', this.#hurry);
  }

  #fetch: FetchLike = async (url, init) => {
    const response = await fetch(url, init as RequestInit);
    if (FINAL_STATUSES.has(response.status)) this.#end(await problemFrom(response));
    if (!response.ok) throw await problemFrom(response);
    this.#failures = 0;
    this.#heard();
    this.#tell('open');
    return response;
  };

  #receive(event: E): void {
    this.#heard();
    if (this.#stopped || event.number <= this.#last) return;
    this.#last = event.number;
    this.#options.onEvent(event);
  }

  #heard(): void {
    clearTimeout(this.#silence);
    if (!this.#stopped) this.#silence = setTimeout(() => this.#again(), SILENCE_MS);
  }

  #again(): void {
    this.#close();
    if (this.#stopped) return;
    this.#tell('lost');
    this.#failures += 1;
    this.#retry = setTimeout(() => this.open(), waitBefore(this.#failures, Math.random()));
  }

  /** A line that is back is tried at once: the person is looking at the screen. */
  #hurry = (): void => {
    if (this.#state !== 'lost') return;
    this.#failures = 0;
    this.#close();
    this.open();
  };

  #end(problem: ProblemError): void {
    this.stop();
    this.#tell('ended', problem);
  }

  #close(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#retry);
    this.#source?.close();
  }

  #tell(state: StreamState, problem?: ProblemError): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onState?.(state, problem);
  }
}
