import type { MediaView } from '../media/media-view.ts';
import { nextSpeaker, nobodySpeaks, type SpeakerState } from '../media/speaker.ts';
import type { ClassState } from './class-state.ts';
import { Store } from './store.ts';

/** What the stage turns to by itself: who speaks, and which screens are shared, oldest first. */
export class Attention {
  readonly speaker = new Store<string | null>(null);
  readonly screens = new Store<readonly string[]>([]);
  readonly #seatId: string;
  readonly #view: Store<MediaView>;
  readonly #class: Store<ClassState | null>;
  readonly #stops: (() => void)[];
  #state: SpeakerState = nobodySpeaks;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(seatId: string, view: Store<MediaView>, known: Store<ClassState | null>) {
    this.#seatId = seatId;
    this.#view = view;
    this.#class = known;
    this.#stops = [view.subscribe(this.#look), known.subscribe(this.#look)];
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
  }

  readonly #look = (): void => {
    const known = this.#class.get();
    const sent = [...this.#view.get()];
    const present = sent.filter(([seatId]) => known?.seats.has(seatId));
    // Whoever may not see the list sees what is shared all the same, and not whose it is.
    const sharing = known && !known.me.seesList ? sent : present;
    const heard = present.filter(([seatId, { speaking }]) => speaking && seatId !== this.#seatId);
    this.#state = nextSpeaker(
      this.#state,
      heard.map(([seatId]) => seatId),
      Date.now(),
    );
    this.speaker.set(this.#state.current);
    this.screens.update((before) =>
      inOrder(
        before,
        sharing.filter(([, { screen }]) => screen).map(([id]) => id),
      ),
    );
    clearTimeout(this.#timer);
    // A rival takes the stage by the passing of time, which no event tells.
    if (this.#state.rival) this.#timer = setTimeout(this.#look, 300);
  };
}

/** Keeps those who still share in their order, then adds the new ones. */
export function inOrder(before: readonly string[], now: readonly string[]): readonly string[] {
  const kept = before.filter((seatId) => now.includes(seatId));
  const added = now.filter((seatId) => !before.includes(seatId));
  return added.length === 0 && kept.length === before.length ? before : [...kept, ...added];
}
