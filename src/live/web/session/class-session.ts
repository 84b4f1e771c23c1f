import { LogLevel, setLogLevel } from 'livekit-client';
import { CameraWatchdog } from '../media/camera-watchdog.ts';
import { DeviceList } from '../media/devices.ts';
import { MediaLine } from '../media/media-line.ts';
import { MediaWatch } from '../media/media-watch.ts';
import { OwnDevice } from '../media/own-device.ts';
import { OwnScreen } from '../media/own-screen.ts';
import type { StartMedia } from '../media/start-media.ts';
import { Attention } from './attention.ts';
import { leaveSeat } from './api.ts';
import { ControlLine } from './control-line.ts';
import { HealthWatch } from './health-watch.ts';
import { isOver, type Link, linkOf } from './link-state.ts';
import { Store } from './store.ts';

// What the engine's client has to say is told to the person in words; its own log would name seats.
setLogLevel(LogLevel.silent);

/**
 * One person's presence in one class: the control line, the media line, the person's own devices, and what
 * they sum up to. It knows nothing of drawing.
 */
export class ClassSession {
  readonly seatId: string;
  readonly control: ControlLine;
  readonly line: MediaLine;
  readonly media: MediaWatch;
  readonly microphone: OwnDevice;
  readonly camera: OwnDevice;
  readonly screen: OwnScreen;
  readonly devices = new DeviceList();
  readonly health: HealthWatch;
  readonly attention: Attention;
  readonly link = new Store<Link>({ kind: 'connecting' });
  /** How often the watchdog opened the camera anew. */
  readonly cameraRestarts = new Store(0);
  readonly speakerId = new Store<string | undefined>(undefined);
  readonly #watchdog: CameraWatchdog;
  #stops: (() => void)[] = [];

  constructor(seatId: string) {
    this.seatId = seatId;
    this.control = new ControlLine(seatId);
    this.line = new MediaLine({
      onConnected: () => this.#resume(),
      onRefused: () => void this.control.check(),
    });
    const { room } = this.line;
    this.media = new MediaWatch(room);
    this.microphone = new OwnDevice('microphone', room, () => this.#mayPublish('microphone'));
    this.camera = new OwnDevice('camera', room, () => this.#mayPublish('camera'));
    this.screen = new OwnScreen(room);
    this.attention = new Attention(seatId, this.media.view, this.control.class);
    this.#watchdog = new CameraWatchdog(this.camera, () => this.cameraRestarts.update((count) => count + 1));
    this.health = new HealthWatch(
      () => this.control.class.get()?.me.role === 'host',
      () => this.control.state.get().kind === 'lost' || this.line.state.get().kind !== 'connected',
    );
  }

  /** Opens the lines; devices are taken only as the person chose before. */
  start(chosen: StartMedia): void {
    this.microphone.deviceId = chosen.audioDeviceId;
    this.camera.deviceId = chosen.videoDeviceId;
    if (chosen.speakerId) void this.chooseSpeaker(chosen.speakerId);
    this.#stops = [
      this.control.class.subscribe(this.#review),
      this.control.state.subscribe(this.#review),
      this.control.outside.subscribe(this.#review),
      this.line.state.subscribe(this.#review),
      this.health.health.subscribe(() => {
        if (this.health.health.get().reachable) this.control.hurry();
        this.#review();
      }),
      this.#whenInside(() => {
        this.line.open(this.control.class.get()?.mediaPath ?? '');
        void this.#takeChosen(chosen);
      }),
      this.devices.follow(),
    ];
    this.health.start();
    this.#watchdog.start();
    void this.control.open();
  }

  /** Leaves by the person's will: the seat is given back, everything is let go. */
  async leave(): Promise<void> {
    const isTold = leaveSeat({ params: { seatId: this.seatId } }).catch(() => undefined);
    await Promise.all([isTold, this.stop()]);
  }

  /** Lets everything go: lines, devices, timers. The seat stays. */
  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0)) stop();
    this.#watchdog.stop();
    this.health.stop();
    this.attention.stop();
    this.control.stop();
    await Promise.all([this.microphone.release(), this.camera.release(), this.screen.stop()]);
    await this.line.close();
  }

  async chooseSpeaker(deviceId: string): Promise<void> {
    await this.line.room.switchActiveDevice('audiooutput', deviceId);
    this.speakerId.set(deviceId);
  }

  #mayPublish(source: 'microphone' | 'camera' | 'screen'): boolean {
    return this.control.class.get()?.me.sources.includes(source) ?? false;
  }

  #whenInside(begin: () => void): () => void {
    const stop = this.control.class.subscribe(() => {
      stop();
      begin();
    });
    return stop;
  }

  async #takeChosen({ microphone, camera, stream }: StartMedia): Promise<void> {
    const audio = stream?.getAudioTracks().find(({ readyState }) => readyState === 'live');
    const video = stream?.getVideoTracks().find(({ readyState }) => readyState === 'live');
    if (microphone && audio) this.microphone.adopt(audio);
    else audio?.stop();
    if (camera && video) this.camera.adopt(video);
    else video?.stop();
    if (microphone && !audio) await this.microphone.turn(true);
    if (camera && !video) await this.camera.turn(true);
    await this.devices.refresh();
  }

  /** The other page uses the devices now: here they are let go. */
  async #makeRoom(): Promise<void> {
    await Promise.all([this.microphone.turn(false), this.camera.turn(false), this.screen.stop()]);
  }

  #resume(): void {
    for (const source of [this.microphone, this.camera, this.screen]) void source.publish();
    this.media.refresh();
    // A media line that passes shows that the server is there.
    this.control.hurry();
  }

  readonly #review = (): void => {
    const known = this.control.class.get();
    const health = this.health.health.get();
    const before = this.link.get();
    const link = linkOf({
      closing: known?.closing ?? this.control.outside.get(),
      control: this.control.state.get(),
      media: this.line.state.get(),
      away: health.away,
    });
    if (link.kind !== before.kind || ('part' in link && 'part' in before && link.part !== before.part)) {
      this.link.set(link);
      if (link.kind === 'reconnecting' || link.kind === 'away') this.health.hurry();
      if (link.kind === 'taken') void this.#makeRoom();
    }
    if (isOver(link) && !isOver(before)) void this.stop();
    else this.#dropForbidden();
  };

  #dropForbidden(): void {
    if (!this.control.class.get()) return;
    if (this.microphone.isOn && !this.#mayPublish('microphone')) void this.microphone.release('forbidden');
    if (this.camera.isOn && !this.#mayPublish('camera')) void this.camera.release('forbidden');
    if (this.screen.state.get().power === 'on' && !this.#mayPublish('screen')) void this.screen.stop();
  }
}
