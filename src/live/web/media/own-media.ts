import type { Room } from 'livekit-client';
import type { MediaSource } from '../../../access/contract/actors.ts';
import { Store } from '../session/store.ts';
import { forgetDevices, keepDevices, startingDevices } from './kept-devices.ts';
import { OwnDevice } from './own-device.ts';
import { OwnScreen } from './own-screen.ts';
import { nothingOn, type StartMedia } from './start-media.ts';

/** Everything that a person sends, and where they listen: taken, published, kept over a reload, let go. */
export class OwnMedia {
  readonly microphone: OwnDevice;
  readonly camera: OwnDevice;
  readonly screen: OwnScreen;
  readonly speakerId = new Store<string | undefined>(undefined);
  readonly #seatId: string;
  readonly #room: Room;
  readonly #mayPublish: (source: MediaSource) => boolean;
  #chosen = nothingOn;
  #unkeep: (() => void)[] = [];
  #isReleased = false;

  /** @param mayPublish whether the seat may publish a source now */
  constructor(seatId: string, room: Room, mayPublish: (source: MediaSource) => boolean) {
    this.#seatId = seatId;
    this.#room = room;
    this.#mayPublish = mayPublish;
    this.microphone = new OwnDevice('microphone', room, () => mayPublish('microphone'));
    this.camera = new OwnDevice('camera', room, () => mayPublish('camera'));
    this.screen = new OwnScreen(room);
  }

  /** Receives what the person chose; its open tracks are let go with the rest, taken or not. */
  receive(chosen: StartMedia): void {
    this.#chosen = chosen;
  }

  /** Opens what the person chose, or what was open before a reload. */
  async take(): Promise<void> {
    const start = await startingDevices(this.#seatId, this.#chosen);
    this.microphone.deviceId = start.audioDeviceId;
    this.camera.deviceId = start.videoDeviceId;
    if (start.speakerId) await this.chooseSpeaker(start.speakerId);
    if (this.#isReleased) return;
    const [audio, video] = (['audio', 'video'] as const).map((kind) =>
      start.stream?.getTracks().find((track) => track.kind === kind && track.readyState === 'live'),
    );
    await Promise.all([
      begin(this.microphone, start.microphone, audio),
      begin(this.camera, start.camera, video),
    ]);
    if (this.#isReleased) return;
    this.#keep();
    this.#unkeep = [
      this.microphone.state.subscribe(this.#keep),
      this.camera.state.subscribe(this.#keep),
    ];
  }

  /** Publishes on a new line whatever it lacks. */
  publish(): void {
    for (const source of [this.microphone, this.camera, this.screen]) void source.publish();
  }

  async chooseSpeaker(deviceId: string): Promise<void> {
    // A browser that cannot choose, or a headset that is gone, leaves the sound where it was.
    const isDone = await this.#room.switchActiveDevice('audiooutput', deviceId).catch(() => false);
    if (isDone) this.speakerId.set(deviceId);
  }

  /** Lets go at once of what may no longer be published; what may be again is no longer said to be forbidden. */
  followRights(): void {
    for (const source of ['microphone', 'camera'] as const) {
      const device = this[source];
      const isAllowed = this.#mayPublish(source);
      if (device.isOn && !isAllowed) void device.release('forbidden');
      if (isAllowed && device.state.get().trouble === 'forbidden') device.clearTrouble();
    }
    if (this.screen.state.get().power !== 'off' && !this.#mayPublish('screen'))
      void this.screen.stop();
  }

  /** Turns everything off, to be turned on again by the person. */
  async pause(): Promise<void> {
    await Promise.all([this.microphone.turn(false), this.camera.turn(false), this.screen.stop()]);
  }

  /** Lets every device go, for good. */
  async release(): Promise<void> {
    this.#isReleased = true;
    for (const stop of this.#unkeep) stop();
    for (const track of this.#chosen.stream?.getTracks() ?? []) track.stop();
    forgetDevices(this.#seatId);
    await Promise.all([this.microphone.release(), this.camera.release(), this.screen.stop()]);
  }

  /** What is on now, to begin with elsewhere. */
  asStart(): StartMedia {
    const speakerId = this.speakerId.get();
    return {
      microphone: this.microphone.isOn,
      camera: this.camera.isOn,
      ...(this.microphone.deviceId && { audioDeviceId: this.microphone.deviceId }),
      ...(this.camera.deviceId && { videoDeviceId: this.camera.deviceId }),
      ...(speakerId && { speakerId }),
    };
  }

  readonly #keep = (): void => keepDevices(this.#seatId, this.asStart());
}

async function begin(
  device: OwnDevice,
  isWanted: boolean,
  track: MediaStreamTrack | undefined,
): Promise<void> {
  if (track && isWanted) return device.adopt(track);
  track?.stop();
  if (isWanted) await device.turn(true);
}
