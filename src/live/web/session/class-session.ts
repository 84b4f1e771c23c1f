import { getLogger, LoggerNames, LogLevel } from 'livekit-client';
import { fetchPiece, onUnanswered } from '../../../platform/web/index.ts';
import { DeviceList } from '../media/devices.ts';
import { MediaLine } from '../media/media-line.ts';
import { MediaWatch } from '../media/media-watch.ts';
import { OwnMedia } from '../media/own-media.ts';
import { nothingOn, type StartMedia } from '../media/start-media.ts';
import { Attention } from './attention.ts';
import { leaveSeat } from './api.ts';
import { ControlLine } from './control-line.ts';
import { HealthWatch } from './health-watch.ts';
import { isOver, type Link, linkOf } from './link-state.ts';
import { placeOf } from './place.ts';
import { Store } from './store.ts';

// What the engine's client has to say is told to the person in words; its own log would name seats.
// `setLogLevel` would write its choice into the browser's storage, where nothing of ours may lie.
for (const name of Object.values(LoggerNames)) getLogger(name).setDefaultLevel(LogLevel.silent);

/**
 * One person's presence in one class: the control line, the media line, the person's own devices, and what
 * they sum up to. It knows nothing of drawing.
 */
export class ClassSession {
  readonly seatId: string;
  readonly control: ControlLine;
  readonly line: MediaLine;
  readonly media: MediaWatch;
  readonly own: OwnMedia;
  readonly devices = new DeviceList();
  readonly health: HealthWatch;
  readonly attention: Attention;
  readonly link = new Store<Link>({ kind: 'connecting' });
  #carried: StartMedia = nothingOn;
  #place: string | undefined;
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
    this.own = new OwnMedia(
      seatId,
      room,
      (source) => this.control.class.get()?.me.sources.includes(source) ?? false,
    );
    this.attention = new Attention(seatId, this.media.view, this.control.class);
    this.health = new HealthWatch(
      () => this.control.class.get()?.me.role === 'host',
      () => this.control.state.get().kind === 'lost' || this.line.state.get().kind !== 'connected',
    );
  }

  /** Opens the lines; devices are taken only as the person chose before. */
  start(chosen: StartMedia): void {
    this.own.receive(chosen);
    this.#stops = [
      this.control.class.subscribe(this.#review),
      this.control.state.subscribe(this.#review),
      this.control.outside.subscribe(this.#review),
      this.line.state.subscribe(this.#review),
      this.control.next.subscribe(() => {
        this.#carried = this.own.asStart();
        void this.stop();
      }),
      this.health.health.subscribe(() => {
        if (this.health.health.get().reachable) this.control.hurry();
        this.#review();
      }),
      this.#whenInside(() => {
        this.line.open(this.control.class.get()?.mediaPath ?? '');
        void this.own.take();
      }),
      this.devices.follow(),
      // Devices have names only once the person has given one.
      this.own.microphone.state.subscribe(this.devices.refresh),
      this.own.camera.state.subscribe(this.devices.refresh),
      this.#watchCamera(),
      onUnanswered(() => this.health.hurry()),
    ];
    this.health.start();
    void this.control.open();
  }

  /** What was on when the lesson was made anew: it is on in the new one. */
  get carried(): StartMedia {
    return this.#carried;
  }

  /** Leaves by the person's will: the seat is given back, everything is let go. */
  async leave(): Promise<void> {
    const isTold = leaveSeat({ params: { seatId: this.seatId } }).catch(() => undefined);
    await Promise.all([isTold, this.stop()]);
  }

  /** Lets everything go: lines, devices, timers. The seat stays. */
  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0)) stop();
    this.health.stop();
    this.attention.stop();
    this.control.stop();
    await this.own.release();
    await this.line.close();
  }

  #whenInside(begin: () => void): () => void {
    const stop = this.control.class.subscribe(() => {
      stop();
      begin();
    });
    return stop;
  }

  /** The own camera is watched from when it is first on: until then, what watches it need not be here. */
  #watchCamera(): () => void {
    const over = new AbortController();
    const stop = this.own.camera.state.subscribe(() => {
      if (!this.own.camera.isOn) return;
      stop();
      void fetchPiece(() => import('../later/camera/camera-watchdog.ts')).then(
        ({ CameraWatchdog }) => new CameraWatchdog(this.own.camera).start(over.signal),
      );
    });
    return () => {
      stop();
      over.abort();
    };
  }

  #resume(): void {
    this.own.publish();
    this.media.refresh();
    // A media line that passes shows that the server is there.
    this.control.hurry();
  }

  readonly #review = (): void => {
    const known = this.control.class.get();
    const before = this.link.get();
    const link = linkOf({
      closing: known?.closing ?? this.control.outside.get(),
      control: this.control.state.get(),
      media: this.line.state.get(),
      health: this.health.health.get(),
    });
    if (
      link.kind !== before.kind ||
      ('part' in link && 'part' in before && link.part !== before.part)
    ) {
      this.link.set(link);
      if (link.kind === 'reconnecting' || link.kind === 'away') this.health.hurry();
      // The other page uses the devices now.
      if (link.kind === 'taken') void this.own.pause();
    }
    const place = known ? placeOf(known.breakouts, this.seatId)?.breakoutId : this.#place;
    if (place !== this.#place) {
      this.#place = place;
      this.line.expectMove();
    }
    if (isOver(link) && !isOver(before)) void this.stop();
    else if (known) this.own.followRights();
  };
}
