import {
  createLocalAudioTrack,
  createLocalVideoTrack,
  LocalAudioTrack,
  type LocalTrack,
  LocalVideoTrack,
  type Room,
  Track,
  TrackEvent,
} from 'livekit-client';
import { Store } from '../session/store.ts';
import { type CaptureTrouble, troubleOf } from './capture-trouble.ts';
import { patiently } from './patiently.ts';
import { cameraCapture, microphoneCapture } from './room-options.ts';

export type OwnState = {
  power: 'off' | 'starting' | 'on';
  trouble: CaptureTrouble | null;
  track: LocalAudioTrack | LocalVideoTrack | null;
};

const kinds = {
  microphone: { source: Track.Source.Microphone, kind: 'audio' },
  camera: { source: Track.Source.Camera, kind: 'video' },
} as const;

/** In a class of thirty, the engine may hear seconds later what the class has allowed. */
const PUBLISH_TRIES = 5;

/**
 * The person's own microphone or camera: taken at the first gesture, published when there is a line,
 * published again, as open or closed as it was, on each new line.
 */
export class OwnDevice {
  readonly state = new Store<OwnState>({ power: 'off', trouble: null, track: null });
  deviceId: string | undefined;
  readonly #source: 'microphone' | 'camera';
  readonly #room: Room;
  readonly #isAllowed: () => boolean;
  #wanted = false;
  #turning: Promise<void> | undefined;

  constructor(source: 'microphone' | 'camera', room: Room, isAllowed: () => boolean) {
    this.#source = source;
    this.#room = room;
    this.#isAllowed = isAllowed;
  }

  get isOn(): boolean {
    return this.state.get().power === 'on';
  }

  /** On, or about to be: what the next press turns round. */
  get isWanted(): boolean {
    return this.#turning ? this.#wanted : this.isOn;
  }

  /** Turns it on or off; presses that come while it turns are followed in the end. */
  turn(on: boolean): Promise<void> {
    this.#wanted = on;
    this.#turning ??= this.#followWish().finally(() => {
      this.#turning = undefined;
    });
    return this.#turning;
  }

  /** Takes over a track that the device check already opened. */
  adopt(media: MediaStreamTrack): void {
    const track =
      this.#source === 'microphone'
        ? new LocalAudioTrack(media, media.getConstraints(), false)
        : new LocalVideoTrack(media, media.getConstraints(), false);
    this.#keep(track);
    this.#wanted = true;
    void this.publish();
  }

  /** Publishes on the present line what this line does not have yet; what nobody gets to see is not left on. */
  async publish(): Promise<void> {
    const { track } = this.state.get();
    const wanted = this.#wanted;
    const { source } = kinds[this.#source];
    const { localParticipant } = this.#room;
    const isLacking = () =>
      this.#room.state === 'connected' &&
      this.#isAllowed() &&
      this.state.get().track === track &&
      !localParticipant.getTrackPublication(source);
    if (!track || !isLacking()) return;
    try {
      await patiently(
        () => localParticipant.publishTrack(track as LocalTrack, { source }),
        () => isLacking() && this.#wanted === wanted,
        PUBLISH_TRIES,
      );
    } catch (error) {
      // A line that fell meanwhile publishes it again when it is back; who let go meanwhile wants to hear of nothing.
      const trouble = this.#wanted ? (troubleOf(error, 'device') ?? 'failed') : null;
      if (isLacking()) await this.release(trouble);
    }
  }

  /** Changes the device, at once when it is on and at the next gesture when it is off. */
  async choose(deviceId: string): Promise<void> {
    const { track } = this.state.get();
    const before = track?.mediaStreamTrack.getSettings().deviceId;
    this.deviceId = deviceId;
    try {
      await track?.setDeviceId({ exact: deviceId });
      // The same state, drawn anew: the track has another device in it.
      this.state.update((state) => ({ ...state, trouble: null }));
    } catch (error) {
      const isOvertaken = this.deviceId !== deviceId || this.state.get().track !== track;
      if (!isOvertaken) await this.#goBack(before, troubleOf(error, 'device') ?? 'failed');
    }
  }

  /** The device before was let go for one that did not open: it is taken again, or nothing is said to be on. */
  async #goBack(before: string | undefined, trouble: CaptureTrouble): Promise<void> {
    this.deviceId = before;
    if (before === undefined) return this.release(trouble);
    try {
      await this.state.get().track?.setDeviceId({ exact: before });
      this.#report(trouble);
    } catch {
      await this.release(trouble);
    }
  }

  /** Opens the device anew, for one that stopped giving pictures. */
  async restart(): Promise<void> {
    try {
      await this.state.get().track?.restartTrack();
    } catch (error) {
      this.#report(troubleOf(error, 'device') ?? 'failed');
    }
  }

  /** Lets the device go: its light turns off. */
  async release(trouble: CaptureTrouble | null = null): Promise<void> {
    this.#wanted = false;
    const { track } = this.state.get();
    this.state.set({ power: 'off', trouble, track: null });
    if (!track) return;
    track.off(TrackEvent.Muted, this.#muted).off(TrackEvent.Unmuted, this.#sync);
    track.stop();
    track.detach();
    if (this.#room.state === 'connected')
      await this.#room.localParticipant.unpublishTrack(track as LocalTrack);
  }

  clearTrouble(): void {
    this.state.update((state) => ({ ...state, trouble: null }));
  }

  async #followWish(): Promise<void> {
    while (this.#wanted !== this.isOn) {
      const wanted = this.#wanted;
      try {
        await (wanted ? this.#open() : this.state.get().track?.mute());
        this.#sync();
      } catch (error) {
        this.#wanted = false;
        this.#report(troubleOf(error, 'device') ?? 'failed');
        return;
      }
      if (wanted && !this.isOn) return;
    }
  }

  async #open(): Promise<void> {
    if (!this.#isAllowed()) return this.#report('forbidden');
    const { track } = this.state.get();
    this.state.update((state) => ({ ...state, power: 'starting', trouble: null }));
    if (track) await track.unmute();
    else {
      const captured = await patiently(
        () => this.#capture(),
        () => this.#wanted,
      );
      // Whoever let go while the browser was asking wants no light on.
      if (!this.#wanted) return captured.stop();
      this.#keep(captured);
    }
    await this.publish();
  }

  #capture(): Promise<LocalAudioTrack | LocalVideoTrack> {
    const device = this.deviceId === undefined ? {} : { deviceId: { ideal: this.deviceId } };
    return this.#source === 'microphone'
      ? createLocalAudioTrack({ ...microphoneCapture, ...device })
      : createLocalVideoTrack({ ...cameraCapture, ...device });
  }

  #keep(track: LocalAudioTrack | LocalVideoTrack): void {
    track.source = kinds[this.#source].source;
    track.on(TrackEvent.Muted, this.#muted).on(TrackEvent.Unmuted, this.#sync);
    this.state.set({ power: 'on', trouble: null, track });
  }

  #report(trouble: CaptureTrouble): void {
    this.#sync();
    this.state.update((state) => ({ ...state, trouble }));
  }

  /** Nobody pressed anything here: somebody who leads the class closed it. */
  readonly #muted = (): void => {
    if (this.#turning || !this.isOn) return this.#sync();
    this.#wanted = false;
    this.#report('quieted');
  };

  readonly #sync = (): void => {
    const { track, trouble } = this.state.get();
    const power = track && !track.isMuted ? 'on' : 'off';
    if (this.state.get().power !== power) this.state.set({ power, trouble, track });
  };
}
