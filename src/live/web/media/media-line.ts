import {
  ConnectionError,
  ConnectionErrorReason,
  DisconnectReason,
  Room,
  RoomEvent,
} from 'livekit-client';
import type { MediaState } from '../session/link-state.ts';
import { retryDelay } from '../session/retry-delay.ts';
import { Store } from '../session/store.ts';
import { isFlowing } from './flow.ts';
import { roomOptions } from './room-options.ts';

/** The gate makes the real pass from the session; whatever the page gives is thrown away. */
const NO_PASS = 'no-token';

/** Who is sent away learns why by an event, which may come a moment later: no need to ask meanwhile. */
const SAY_WHY_MS = 2_500;

/** Who is sent to another room is put out of this one about when the page is told. */
const MOVE_MS = 5_000;

/** How often a line without signalling is asked whether it still carries pictures. */
const LOOK_MS = 1_000;

export type MediaLineEvents = {
  /** Connected, by a new connection or by one taken up: what was published must be there again. */
  onConnected: () => void;
  /** The gate said no: the server knows why. */
  onRefused: () => void;
};

/**
 * The line to the media engine, through our own origin. The engine's client resumes short cuts by itself;
 * when it gives up, this line connects anew for as long as it is not closed.
 */
export class MediaLine {
  readonly room = new Room(roomOptions);
  readonly state = new Store<MediaState>({ kind: 'connecting' });
  readonly #events: MediaLineEvents;
  #path = '';
  #failures = 0;
  #movesUntil = 0;
  #look: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #closed = true;

  constructor(events: MediaLineEvents) {
    this.#events = events;
    this.room
      .on(RoomEvent.SignalReconnecting, () => this.#hold())
      .on(RoomEvent.Reconnecting, () => this.#lose())
      .on(RoomEvent.Reconnected, () => this.#connected())
      .on(RoomEvent.Disconnected, (reason) => this.#disconnected(reason));
    addEventListener('online', this.#hurry);
  }

  /** @param path where the media line goes on our own origin */
  open(path: string): void {
    this.#path = path;
    this.#closed = false;
    this.state.set({ kind: 'connecting' });
    void this.#connect();
  }

  /** Comes back after another tab took the place. */
  takeBack(): void {
    if (this.state.get().kind === 'taken') this.open(this.#path);
  }

  /** The server sends this seat to another room: the gate leads there at once. */
  expectMove(): void {
    this.#movesUntil = Date.now() + MOVE_MS;
    this.#hurry();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#look);
    removeEventListener('online', this.#hurry);
    await this.room.disconnect(false);
  }

  async #connect(): Promise<void> {
    if (this.#closed) return;
    try {
      await this.room.connect(mediaAddress(this.#path), NO_PASS);
      this.#connected();
    } catch (error) {
      if (this.#closed) return;
      const isRefused =
        error instanceof ConnectionError && error.reason === ConnectionErrorReason.NotAllowed;
      if (isRefused) this.#events.onRefused();
      this.#again();
    }
  }

  #connected(): void {
    this.#failures = 0;
    this.state.set({ kind: 'connected' });
    this.#events.onConnected();
  }

  #disconnected(reason: DisconnectReason | undefined): void {
    if (this.#closed) return;
    if (reason === DisconnectReason.DUPLICATE_IDENTITY) {
      clearTimeout(this.#retry);
      this.state.set({ kind: 'taken' });
      return;
    }
    const wasSentAway =
      reason === DisconnectReason.PARTICIPANT_REMOVED || reason === DisconnectReason.ROOM_DELETED;
    const isMoved =
      reason === DisconnectReason.MIGRATION || (wasSentAway && Date.now() < this.#movesUntil);
    if (isMoved) this.#follow();
    else this.#again(wasSentAway ? SAY_WHY_MS : 0);
  }

  /** Into the other room, without waiting. */
  #follow(): void {
    this.state.set({ kind: 'connecting' });
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#connect());
  }

  #again(atLeast = 0): void {
    this.#lose();
    clearTimeout(this.#retry);
    const wait = Math.max(atLeast, retryDelay(this.#failures++, Math.random()));
    this.#retry = setTimeout(() => void this.#connect(), wait);
  }

  /** Signalling is lost; as long as pictures pass, nobody notices. */
  #hold(): void {
    if (this.#closed || this.state.get().kind === 'taken') return;
    if (!isFlowing(this.room)) return this.#lose();
    this.state.set({ kind: 'held' });
    clearTimeout(this.#look);
    this.#look = setTimeout(() => this.state.get().kind === 'held' && this.#hold(), LOOK_MS);
  }

  #lose(): void {
    const { kind } = this.state.get();
    if (kind !== 'down' && kind !== 'taken') this.state.set({ kind: 'down', since: Date.now() });
  }

  #hurry = (): void => {
    if (this.#closed || this.state.get().kind !== 'down' || this.room.state !== 'disconnected')
      return;
    this.#failures = 0;
    clearTimeout(this.#retry);
    void this.#connect();
  };
}

/** Our own origin only: nothing in a reply can send a camera elsewhere. */
function mediaAddress(path: string): string {
  const url = new URL(path, location.href);
  if (url.origin !== location.origin) throw new Error('media path leaves our origin');
  return `${url.protocol === 'https:' ? 'wss:' : 'ws:'}//${url.host}${url.pathname}`;
}
