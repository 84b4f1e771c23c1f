import type { WireEvent } from '../../platform/contract/event.ts';
import { followEvents, ProblemError } from '../../platform/web/index.ts';
import { waitBefore } from '../../platform/web/back-off.ts';
import type { EntrySeat } from '../contract/routes.ts';
import { api } from './api.ts';
import {
  type EntryEvent,
  type EntryState,
  next,
  passes,
  stateAt,
  type Trouble,
} from './entry-state.ts';
import { addressOfLesson, addressOfSeat, placeOf } from './place.ts';
import { Store } from './store.ts';

const lobbyEvents = {
  'lobby.admitted': 'admitted',
  'lobby.refused': 'refused',
  'lobby.excluded': 'excluded',
  'lobby.moved': 'moved',
  'lobby.closed': 'closed',
} as const;
/** How often, and how long, a second device asks whether the teacher said yes. */
const askingMs = { every: 4_000, atMost: 15 * 60_000 };
type LobbyEvent =
  | WireEvent<keyof typeof lobbyEvents>
  | WireEvent<'lobby.told', { message: EntrySeat['message'] }>;

/**
 * The way from a link to a class: the state, and the calls that each state makes when it is reached.
 * The rules are in `entry-state.ts`; here is everything that touches the network and the address bar.
 */
export class Journey {
  readonly state: Store<EntryState>;
  #unfollow: (() => void) | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #streamsEnded = 0;

  constructor() {
    this.state = new Store(stateAt(placeOf(location)));
    addEventListener('online', () => this.tell({ type: 'retried' }));
  }

  /** Makes the first call, when the address says that this browser was here before. */
  start(): void {
    this.#reach(this.state.value);
  }

  tell(event: EntryEvent): void {
    const before = this.state.value;
    const state = next(before, event);
    if (state === before) return;
    this.state.set(state);
    const isElsewhere =
      state.kind === 'reading' && before.kind === 'reading' && state.seatId !== before.seatId;
    if (state.kind !== before.kind || isElsewhere) this.#reach(state);
  }

  /** Knocks at the door. */
  async knock(): Promise<void> {
    const state = this.state.value;
    if (state.kind !== 'door' || state.busy) return;
    this.tell({ type: 'knocked' });
    await this.#ask(() => api.knock({ params: { seatId: state.seat.seatId } }));
  }

  /** Comes to the door as a guest, under this name. */
  async enterAsGuest(name: { given: string; family: string }): Promise<void> {
    const state = this.state.value;
    if (state.kind !== 'choosing' || state.busy) return;
    this.tell({ type: 'named' });
    await this.#ask(() => api.enterAsGuest({ body: { secret: state.secret, ...name } }));
  }

  /** Goes away from the door. */
  async leave(): Promise<void> {
    const state = this.state.value;
    if (state.kind !== 'waiting' || state.busy) return;
    this.tell({ type: 'leaving' });
    try {
      await api.leave({ params: { seatId: state.seat.seatId } });
      this.tell({ type: 'left' });
    } catch (error) {
      this.tell({ type: 'problem', trouble: troubleOf(error) });
    }
  }

  #reach(state: EntryState): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
    clearTimeout(this.#retry);
    switch (state.kind) {
      case 'claiming':
        void this.#ask(() => api.claim({ body: { secret: state.secret } }));
        break;
      case 'reading':
        void this.#ask(() => api.read({ params: { seatId: state.seatId } }));
        break;
      case 'waiting':
        this.#follow(state.seat);
        break;
      case 'class_link':
        void this.#openClassLink(state.secret);
        break;
      case 'to_sign_in':
        location.replace(addressOfLesson(state.meetingId));
        break;
      case 'taken':
        this.#askUntilAnswered(state.secret, Date.now() + askingMs.atMost);
        break;
      case 'trouble':
        if (passes(state.trouble))
          this.#again(() => this.tell({ type: 'retried' }), state.failures);
        break;
      default:
    }
  }

  async #ask(call: () => Promise<EntrySeat>): Promise<void> {
    try {
      const seat = await call();
      // The secret leaves the address bar at once; the browser's mark opens the seat from now on.
      // What the class page keeps in this entry for a reload stays there.
      history.replaceState(history.state, '', addressOfSeat(seat.seatId));
      this.tell({ type: 'seat', seat });
    } catch (error) {
      this.tell({ type: 'problem', trouble: troubleOf(error) });
    }
  }

  async #openClassLink(secret: string): Promise<void> {
    try {
      const found = await api.openClassLink({ body: { secret } });
      this.tell({ type: 'class_found', ...found });
    } catch (error) {
      this.tell({ type: 'problem', trouble: troubleOf(error) });
    }
  }

  /** The teacher is asked whether this device is the same person's: their answer comes with a claim. */
  #askUntilAnswered(secret: string, until: number): void {
    this.#retry = setTimeout(async () => {
      await this.#ask(() => api.claim({ body: { secret } }));
      if (this.state.value.kind === 'taken' && Date.now() < until)
        this.#askUntilAnswered(secret, until);
    }, askingMs.every);
  }

  #follow(seat: EntrySeat): void {
    this.#unfollow = followEvents<LobbyEvent>(`/api/seats/${seat.seatId}/lobby`, {
      after: seat.after,
      onEvent: (event) =>
        this.tell(
          event.type === 'lobby.told'
            ? { type: 'told', message: event.data.message }
            : { type: 'lobby', what: lobbyEvents[event.type] },
        ),
      onState: (line) => {
        if (line === 'open') this.#streamsEnded = 0;
        if (line !== 'ended') this.tell({ type: 'line', line });
        else this.#again(() => this.#readAgain(seat.seatId), ++this.#streamsEnded);
      },
    });
  }

  /** The stream was refused for good: the seat itself says why. */
  async #readAgain(seatId: string): Promise<void> {
    await this.#ask(() => api.read({ params: { seatId } }));
    const state = this.state.value;
    if (state.kind === 'waiting') this.#reach(state);
  }

  #again(attempt: () => void, failures: number): void {
    this.#retry = setTimeout(attempt, waitBefore(failures, Math.random()));
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof ProblemError) {
    const { code, status, params } = error;
    return { code, status, params };
  }
  throw error;
}
