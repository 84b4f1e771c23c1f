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

  constructor(room: Room) {
    this.#room = room;
  }

  /** From a gesture: the browser asks what to show. */
  async start(withSound: boolean): Promise<void> {
    if (this.state.get().power !== 'off') return;
    this.state.set({ ...off, power: 'starting' });
    try {
      this.#tracks = await this.#room.localParticipant.createScreenTracks({
        ...screenCapture,
        audio: withSound ? (screenCapture.audio ?? true) : false,
      });
      // Muted by somebody who leads the class: what nobody sees is not captured on.
      this.#tracks[0]?.on(TrackEvent.Ended, this.stop).on(TrackEvent.Muted, this.stop);
      this.state.set({ power: 'on', trouble: null, withSound: this.#tracks.length > 1 });
      await this.publish();
    } catch (error) {
      await this.stop();
      this.state.set({ ...off, trouble: troubleOf(error, 'screen') });
    }
  }

  /** Publishes on the present line what this line does not have yet. */
  async publish(): Promise<void> {
    if (this.#room.state !== 'connected') return;
    for (const track of this.#tracks) {
      const isThere = this.#room.localParticipant.getTrackPublication(track.source);
      if (!isThere) await this.#room.localParticipant.publishTrack(track, { source: track.source });
    }
  }

  readonly stop = async (): Promise<void> => {
    const tracks = this.#tracks;
    this.#tracks = [];
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

  /** The picture shared, for the sharer's own stage. */
  get picture(): LocalTrack | undefined {
    return this.#tracks.find(({ kind }) => kind === Track.Kind.Video);
  }
}
