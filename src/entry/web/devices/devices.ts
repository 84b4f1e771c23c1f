import { Store } from '../store.ts';
import { type DeviceFault, faultOf } from './faults.ts';
import {
  constraintsFor,
  deviceIdOf,
  type DeviceLists,
  listDevices,
  noDevices,
  type Source,
} from './media.ts';

/** One source: off until the person turns it on. */
export type SourceState =
  | { kind: 'off' }
  | { kind: 'asking' }
  | { kind: 'on'; track: MediaStreamTrack }
  | { kind: 'fault'; fault: DeviceFault };

export type DevicesState = {
  microphone: SourceState;
  camera: SourceState;
  lists: DeviceLists;
  /** What the person chose; empty means the system's own choice. */
  chosen: { microphone: string; camera: string; speaker: string };
};

/** What the class page receives: the open tracks, so that nobody is asked twice. */
export type MediaHandover = {
  microphone: boolean;
  camera: boolean;
  audioDeviceId?: string;
  videoDeviceId?: string;
  speakerId?: string;
  stream?: MediaStream;
};

const allOff: DevicesState = {
  microphone: { kind: 'off' },
  camera: { kind: 'off' },
  lists: noDevices,
  chosen: { microphone: '', camera: '', speaker: '' },
};

/** The person's microphone, camera and loudspeaker while they stand at the door. Nothing leaves this page. */
export class Devices {
  readonly state = new Store(allOff);

  constructor() {
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.#list());
  }

  /** Turns a source on (the browser asks for the permission, the first time) or off. */
  async toggle(source: Source): Promise<void> {
    const { kind } = this.state.value[source];
    if (kind === 'asking') return;
    if (kind === 'on') this.#release(source);
    else await this.#open(source);
  }

  /** Chooses a device; a source that is on changes to it at once. */
  async choose(kind: keyof DevicesState['chosen'], deviceId: string): Promise<void> {
    const { chosen } = this.state.value;
    this.#change({ chosen: { ...chosen, [kind]: deviceId } });
    if (kind === 'speaker' || this.state.value[kind].kind !== 'on') return;
    this.#release(kind);
    await this.#open(kind);
  }

  /**
   * What is open now, for the class page, which owns the tracks from then on. What the browser still asks
   * about is given up: nobody here could turn it off.
   */
  handOver(): MediaHandover {
    for (const source of ['microphone', 'camera'] as const)
      if (this.state.value[source].kind === 'asking') this.#set(source, { kind: 'off' });
    const { microphone, camera, chosen } = this.state.value;
    const open = [microphone, camera].filter((one) => one.kind === 'on').map((one) => one.track);
    const audioDeviceId = deviceIdOf(microphone) || chosen.microphone;
    const videoDeviceId = deviceIdOf(camera) || chosen.camera;
    return {
      microphone: microphone.kind === 'on',
      camera: camera.kind === 'on',
      ...(audioDeviceId && { audioDeviceId }),
      ...(videoDeviceId && { videoDeviceId }),
      ...(chosen.speaker && { speakerId: chosen.speaker }),
      ...(open.length > 0 && { stream: new MediaStream(open) }),
    };
  }

  /** Turns everything off. */
  release(): void {
    this.#release('microphone');
    this.#release('camera');
  }

  async #open(source: Source): Promise<void> {
    if (!navigator.mediaDevices) return this.#set(source, { kind: 'fault', fault: 'insecure' });
    const asking = { kind: 'asking' } as const;
    this.#set(source, asking);
    const isAwaited = () => this.state.value[source] === asking;
    try {
      const wanted = constraintsFor(source, this.state.value.chosen[source]);
      const [track] = (await navigator.mediaDevices.getUserMedia(wanted)).getTracks();
      // Allowed when it is wanted no more: no light on behind a page that says off.
      if (!isAwaited()) return track?.stop();
      if (track === undefined) return this.#set(source, { kind: 'fault', fault: 'absent' });
      track.addEventListener('ended', () => this.#unplugged(source, track));
      this.#set(source, { kind: 'on', track });
      await this.#list();
    } catch (error) {
      if (isAwaited()) this.#set(source, { kind: 'fault', fault: faultOf(error) });
    }
  }

  #release(source: Source): void {
    const state = this.state.value[source];
    if (state.kind === 'on') state.track.stop();
    this.#set(source, { kind: 'off' });
  }

  #unplugged(source: Source, track: MediaStreamTrack): void {
    const state = this.state.value[source];
    if (state.kind === 'on' && state.track === track)
      this.#set(source, { kind: 'fault', fault: 'unplugged' });
  }

  async #list(): Promise<void> {
    this.#change({ lists: await listDevices() });
  }

  #set(source: Source, state: SourceState): void {
    this.#change({ [source]: state });
  }

  #change(change: Partial<DevicesState>): void {
    this.state.set({ ...this.state.value, ...change });
  }
}
