import { type LocalTrack, type Room, Track, TrackEvent } from 'livekit-client';
import { Store } from '../session/store.ts';
import { type CaptureTrouble, troubleOf } from './capture-trouble.ts';
import { screenCapture } from './room-options.ts';

export type OwnScreenState = {
  power: 'off' | 'starting' | 'on';
  trouble: CaptureTrouble | null;
  /** Whether the browser gave the sound along with the picture. */
  withSound: boolean;
};

const off: OwnScreenState = { power: 'off', trouble: null, withSound: false };

/** Whether this browser can share a screen at all; phones cannot. */
export const canShareScreen = (): boolean => 'getDisplayMedia' in (navigator.mediaDevices ?? {});

/** The person's own screen, with its sound when the browser gives it. */
export class OwnScreen {
  readonly state = new Store<OwnScreenState>(off);
  readonly #room: Room;
  #tracks: LocalTrack[] = [];
  /** Put out whenever it is over, also while the browser asks what to show. */
  #over = new AbortController();

  constructor(room: Room) {
    this.#room = room;
  }

  /** From a gesture: the browser asks what to show. */
  async start(withSound: boolean): Promise<void> {
    if (this.state.get().power !== 'off') return;
    this.state.set({ ...off, power: 'starting' });
    const { signal } = (this.#over = new AbortController());
    try {
      const tracks = await this.#capture(withSound);
      // Chosen when it may be shown no more: nothing is captured on.
      if (signal.aborted) return tracks.forEach((track) => track.stop());
      this.#keep(tracks);
      await this.publish();
    } catch (error) {
      if (!signal.aborted) this.state.set({ ...off, trouble: troubleOf(error, 'screen') });
    }
  }

  /** Publishes on the present line what this line does not have yet; it is on once all of it can be seen. */
  async publish(): Promise<void> {
    const tracks = this.#tracks;
    if (this.#room.state !== 'connected' || tracks.length === 0) return;
    try {
      for (const track of tracks) {
        const isThere = this.#room.localParticipant.getTrackPublication(track.source);
        if (!isThere)
          await this.#room.localParticipant.publishTrack(track, { source: track.source });
        if (this.#tracks !== tracks) return;
      }
      this.state.update((state) => ({ ...state, power: 'on' }));
    } catch (error) {
      // A line that fell meanwhile publishes it again when it is back.
      if (this.#tracks !== tracks || this.#room.state !== 'connected') return;
      await this.stop();
      this.state.set({ ...off, trouble: troubleOf(error, 'screen') });
    }
  }

  readonly stop = async (): Promise<void> => {
    const tracks = this.#tracks;
    this.#tracks = [];
    this.#over.abort();
    this.state.set(off);
    for (const track of tracks) {
      track.off(TrackEvent.Ended, this.stop).off(TrackEvent.Muted, this.stop);
      track.stop();
    }
    if (this.#room.state === 'connected') await this.#room.localParticipant.unpublishTracks(tracks);
  };

  clearTrouble(): void {
    this.state.update((state) => ({ ...state, trouble: null }));
  }

  #capture(withSound: boolean): Promise<LocalTrack[]> {
    return this.#room.localParticipant.createScreenTracks({
      ...screenCapture,
      audio: withSound ? (screenCapture.audio ?? true) : false,
    });
  }

  #keep(tracks: LocalTrack[]): void {
    this.#tracks = tracks;
    // Muted by somebody who leads the class: what nobody sees is not captured on.
    tracks[0]?.on(TrackEvent.Ended, this.stop).on(TrackEvent.Muted, this.stop);
    this.state.update((state) => ({ ...state, withSound: tracks.length > 1 }));
  }

  /** The picture shared, for the sharer's own stage. */
  get picture(): LocalTrack | undefined {
    return this.#tracks.find(({ kind }) => kind === Track.Kind.Video);
  }
}
