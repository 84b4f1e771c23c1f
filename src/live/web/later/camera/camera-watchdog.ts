import type { OwnDevice } from '../../media/own-device.ts';
import { judge, type WatchState } from './watchdog.ts';

const LOOK_MS = 2_000;

/**
 * Opens the own camera anew when it is on and gives no picture any more (a driver asleep, a cable,
 * another program). Pictures are counted at their source: what is sent may rightly pause when nobody looks.
 */
export class CameraWatchdog {
  readonly #camera: OwnDevice;
  #state: WatchState = { moved: null };

  constructor(camera: OwnDevice) {
    this.#camera = camera;
  }

  /** Looks every so often, until it is over. */
  start(over: AbortSignal): void {
    if (over.aborted) return;
    const timer = setInterval(() => void this.#look(), LOOK_MS);
    over.addEventListener('abort', () => clearInterval(timer), { once: true });
  }

  async #look(): Promise<void> {
    const frames = this.#camera.isOn ? await this.#framesSoFar() : null;
    if (frames === null) {
      this.#state = { moved: null };
      return;
    }
    const { next, isStalled } = judge(this.#state, { frames, at: Date.now() });
    this.#state = next;
    if (isStalled) await this.#camera.restart();
  }

  /** `null` when the camera is not published, or when the browser does not count. */
  async #framesSoFar(): Promise<number | null> {
    const stats = await this.#camera.state.get().track?.sender?.getStats();
    for (const report of stats?.values() ?? []) {
      if (report.type === 'media-source' && report.kind === 'video') return report.frames ?? null;
    }
    return null;
  }
}
