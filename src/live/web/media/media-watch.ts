import { type Room, RoomEvent } from 'livekit-client';
import { Store } from '../session/store.ts';
import { type MediaView, viewOf } from './media-view.ts';

/** Everything after which somebody's media may look different. */
const telling = [
  RoomEvent.Connected,
  RoomEvent.Reconnected,
  RoomEvent.Disconnected,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionQualityChanged,
] as const;

/** Follows a room's media as one value, read once for all the events of a moment. */
export class MediaWatch {
  readonly view = new Store<MediaView>(new Map());
  /** The browser waits for a gesture before it plays sound. */
  readonly soundBlocked = new Store(false);
  readonly #room: Room;
  #due = false;

  constructor(room: Room) {
    this.#room = room;
    for (const event of telling) room.on(event, this.refresh);
    room.on(RoomEvent.AudioPlaybackStatusChanged, () =>
      this.soundBlocked.set(!room.canPlaybackAudio),
    );
  }

  /** Reads again at the end of this moment. */
  readonly refresh = (): void => {
    if (this.#due) return;
    this.#due = true;
    setTimeout(() => {
      this.#due = false;
      this.view.update((before) => viewOf(this.#room, before));
    });
  };

  /** From a gesture: lets the browser play. */
  async unblockSound(): Promise<void> {
    await this.#room.startAudio();
    this.soundBlocked.set(!this.#room.canPlaybackAudio);
  }
}
