import { type Health, readHealth, soundHealth } from './health.ts';
import { retryDelay } from './retry-delay.ts';
import { Store } from './store.ts';

/** A teacher's page asks now and then, so that it can say what is away before something is pressed. */
const CALM_MS = 10_000;
const TROUBLED_MS = 3_000;

/**
 * Follows the server's health: often while this page has lost a line, seldom from a host's page,
 * and not at all from a pupil's page whose lines are sound and whose presses are answered.
 */
export class HealthWatch {
  readonly health = new Store<Health>(soundHealth);
  readonly #host: () => boolean;
  readonly #troubled: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #hurried = false;

  constructor(host: () => boolean, troubled: () => boolean) {
    this.#host = host;
    this.#troubled = troubled;
  }

  start(): void {
    this.#stopped = false;
    this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Something was just lost: the next answer is wanted soon. */
  hurry(): void {
    if (this.#stopped) return;
    this.#hurried = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), retryDelay(1, Math.random()));
  }

  #schedule(): void {
    const uneasy = this.#troubled() || this.health.get().away.size > 0;
    const pause = (uneasy ? TROUBLED_MS : CALM_MS) * (0.8 + 0.4 * Math.random());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), pause);
  }

  async #look(): Promise<void> {
    const wanted =
      this.#hurried || this.#host() || this.#troubled() || this.health.get().away.size > 0;
    this.#hurried = false;
    const health = wanted ? await readHealth() : soundHealth;
    if (this.#stopped) return;
    this.health.set(sameHealth(health, this.health.get()) ? this.health.get() : health);
    this.#schedule();
  }
}

const sameHealth = (a: Health, b: Health) =>
  a.reachable === b.reachable &&
  a.away.size === b.away.size &&
  [...a.away].every((part) => b.away.has(part));
