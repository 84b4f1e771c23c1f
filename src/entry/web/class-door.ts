import type { EntrySeat } from '../contract/routes.ts';
import type { Devices, MediaHandover } from './devices/devices.ts';
import { playChime } from './devices/tunes.ts';
import type { EntryState } from './entry-state.ts';
import type { Journey } from './journey.ts';
import { addressOfSeat } from './place.ts';

/** The class page, as this page needs it; it comes in a file of its own. */
export type ClassPage = {
  /** Draws the class into an element of the same document; answers how to take it away. */
  mountClass(
    root: HTMLElement,
    options: {
      seatId: string;
      media: MediaHandover;
      onMoved: (seatId: string) => void;
      onLeave: () => void;
    },
  ): () => void;
};

export type LoadClass = () => Promise<ClassPage>;

/** Opens the class in place of the entry page, so that the gesture and the open tracks go along. */
export class ClassDoor {
  readonly #root: HTMLElement;
  readonly #load: LoadClass;
  readonly #journey: Journey;
  readonly #devices: Devices;
  #loading: Promise<ClassPage> | undefined;
  #isIn = false;

  constructor(root: HTMLElement, load: LoadClass, journey: Journey, devices: Devices) {
    this.#root = root;
    this.#load = load;
    this.#journey = journey;
    this.#devices = devices;
  }

  /** Loads the class page while one waits, and enters it when one is let in. */
  follow(state: EntryState): void {
    if (state.kind === 'waiting') void this.#page().catch(() => undefined);
    if (state.kind === 'inside' && !this.#isIn) void this.#enter(state);
  }

  /** Loaded once; a loading that failed is tried again the next time. */
  #page(): Promise<ClassPage> {
    const loading = (this.#loading ??= this.#load());
    loading.catch(() => (this.#loading = undefined));
    return loading;
  }

  async #enter({ seat, calledIn }: Extract<EntryState, { kind: 'inside' }>): Promise<void> {
    this.#isIn = true;
    const media = this.#devices.handOver();
    if (calledIn) playChime(media.speakerId ?? '');
    let page: ClassPage;
    try {
      page = await this.#page();
    } catch {
      this.#isIn = false;
      this.#journey.tell({ type: 'problem', trouble: { code: 'network', status: 0, params: {} } });
      return;
    }
    const place = document.createElement('div');
    const entry = this.#root.firstElementChild as HTMLElement;
    entry.hidden = true;
    this.#root.append(place);
    const unmount = page.mountClass(place, {
      seatId: seat.seatId,
      media,
      onMoved: (seatId) => {
        history.replaceState(history.state, '', addressOfSeat(seatId));
        this.#journey.tell({ type: 'remade', seatId });
      },
      // The page may leave while it is drawing itself: it is taken away after that.
      onLeave: () =>
        queueMicrotask(() => {
          unmount();
          place.remove();
          entry.hidden = false;
          this.#comeOut(seat.role);
        }),
    });
  }

  /** A teacher goes back to their lessons, a pupil to the door. */
  #comeOut(role: EntrySeat['role']): void {
    this.#isIn = false;
    this.#devices.release();
    if (role === 'host') location.assign('/');
    else this.#journey.tell({ type: 'came_out' });
  }
}
