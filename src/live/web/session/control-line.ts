import { followEvents, ProblemError } from '../../../platform/web/index.ts';
import type { WireEvent } from '../../../platform/contract/event.ts';
import { readClassroom } from './api.ts';
import { applyEvent, classFrom, type ClassState } from './class-state.ts';
import type { ControlState } from './link-state.ts';
import { retryDelay } from './retry-delay.ts';
import { Store } from './store.ts';
import { whyOutside } from './why-outside.ts';

/** Answers after which the same question would get the same answer. */
const FINAL = new Set([401, 403, 404, 410]);

/** Follows, beside the class, what another domain's events tell. */
export type ClassFollower = {
  onEvent: (event: WireEvent) => void;
  /** The class was read anew: events may have been passed over. */
  onRead: () => void;
};

/** The class as the server tells it: a numbered snapshot, then its events, taken up again after each cut. */
export class ControlLine {
  readonly state = new Store<ControlState>({ kind: 'opening' });
  readonly class = new Store<ClassState | null>(null);
  readonly #seatId: string;
  readonly #followers = new Set<ClassFollower>();
  #unfollow: (() => void) | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #stopped = false;

  constructor(seatId: string) {
    this.#seatId = seatId;
  }

  /** Reads the snapshot and follows what comes after it, for as long as it takes. */
  async open(): Promise<void> {
    this.#stopped = false;
    try {
      const snapshot = await readClassroom({ params: { seatId: this.#seatId } });
      if (this.#stopped) return;
      this.#failures = 0;
      this.class.set(classFrom(snapshot));
      this.#follow(snapshot.after);
      for (const { onRead } of this.#followers) onRead();
    } catch (error) {
      if (error instanceof ProblemError && FINAL.has(error.status)) await this.check();
      else this.#again(() => this.open());
    }
  }

  /** Tells somebody else of what happens; returns how to stop. */
  tell(follower: ClassFollower): () => void {
    this.#followers.add(follower);
    return () => void this.#followers.delete(follower);
  }

  /** Takes the stream up at once: something showed that the server is there again. */
  hurry(): void {
    const known = this.class.get();
    if (this.#stopped || this.state.get().kind !== 'lost' || !known) return;
    this.#unfollow?.();
    this.#follow(known.after);
  }

  /** Asks where the seat stands, after a refusal; a seat that is still inside goes on trying. */
  async check(): Promise<void> {
    try {
      const why = await whyOutside(this.#seatId);
      if (this.#stopped) return;
      if (typeof why === 'object') return this.#move(why.movedTo);
      if (why === 'inside') return this.#again(() => this.open());
      const known = this.class.get();
      if (why === 'refused' || !known) this.state.set({ kind: 'refused' });
      if (why !== 'refused' && known) this.class.set({ ...known, closing: why });
      if (why !== 'refused') this.outside.set(why);
      this.stop();
    } catch {
      this.#again(() => this.check());
    }
  }

  /** The seat that took this one's place, once the lesson was made anew. */
  readonly next = new Store<string | null>(null);

  /** Why the seat was found outside before any snapshot could be read. */
  readonly outside = new Store<ClassState['closing']>(null);

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#retry);
    this.#unfollow?.();
  }

  #follow(after: number): void {
    this.#unfollow?.();
    this.#unfollow = followEvents<WireEvent>(`/api/seats/${this.#seatId}/class/events`, {
      after,
      onEvent: (event) => this.#receive(event),
      onState: (state) => {
        if (state === 'open') this.state.set({ kind: 'open' });
        if (state === 'lost') this.#lose();
        if (state === 'ended' && !this.#stopped) void this.check();
      },
    });
  }

  #receive(event: WireEvent): void {
    if (event.type === 'class.remade') return this.#move((event.data as { seatId: string }).seatId);
    const before = this.class.get();
    this.class.update((known) => known && applyEvent(known, event));
    // The list of those who are there is another: no event tells the whole of it.
    if (before && before.me.seesList !== this.class.get()?.me.seesList) void this.open();
    for (const { onEvent } of this.#followers) onEvent(event);
    if (this.class.get()?.closing) this.stop();
  }

  #move(seatId: string): void {
    this.stop();
    this.next.set(seatId);
  }

  #again(attempt: () => Promise<void>): void {
    if (this.#stopped) return;
    this.#lose();
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void attempt(), retryDelay(this.#failures++, Math.random()));
  }

  #lose(): void {
    if (this.state.get().kind !== 'lost') this.state.set({ kind: 'lost', since: Date.now() });
  }
}
