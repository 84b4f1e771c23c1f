import { setTimeout as pause } from 'node:timers/promises';
import { faultOf } from './faults.ts';
import { signal, type Identity } from './processes.ts';

/** A program under our care, started by us or adopted from an earlier start. */
export type Child = {
  identity: Identity;
  adopted: boolean;
  exited: Promise<void>;
  stop(): Promise<void>;
};

export type Service = {
  label: string;
  /** @param leaving aborted when nobody waits for this start any more */
  start(leaving: AbortSignal): Promise<Child>;
};

type Held = { service: Service; child: Child; caring: Promise<void> };

/** Pauses before starting again a program that keeps dying, in milliseconds: at once the first time. */
const pauses = [0, 500, 1_000, 2_000, 5_000, 10_000, 30_000];
/** A program that lived this long is well: its next death is the first again. */
const wellAfter = 60_000;

/** Thrown to whoever starts something while everything is being stopped. */
export class Stopping extends Error {}

/** Starts services in order, starts again those that die, and stops them in the reverse order. */
export class Supervisor {
  readonly #say: (line: string) => void;
  readonly #held: Held[] = [];
  readonly #leaving = new AbortController();
  #starting: Promise<unknown> = Promise.resolve();

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /**
   * Starts one more service; from here on, its death is ours to mend.
   * @throws {Stopping} once a stop was asked for
   */
  start(service: Service): Promise<Child> {
    const started = this.#startFirst(service);
    this.#starting = started.catch(() => undefined);
    return started;
  }

  async #startFirst(service: Service): Promise<Child> {
    if (this.#leaving.signal.aborted) throw new Stopping();
    const child = await service.start(this.#leaving.signal);
    const held: Held = { service, child, caring: Promise.resolve() };
    this.#held.push(held);
    held.caring = this.#careFor(held);
    return child;
  }

  /** Stops everything, the last started first. */
  async stop(): Promise<void> {
    this.#leaving.abort();
    await this.#starting;
    const failures: unknown[] = [];
    for (const held of this.#held.toReversed()) {
      await held.caring;
      // One that does not stop must not keep the others running.
      await held.child.stop().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  /** Stops caring and leaves everything running, for another start to take over. */
  leave(): void {
    this.#leaving.abort();
  }

  /** Ends everything now: the databases recover at the next start. */
  hurry(): void {
    for (const { child } of this.#held) signal(child.identity, 'SIGQUIT');
  }

  async #careFor(held: Held): Promise<void> {
    const leaving = new Promise<void>((resolve) => {
      if (this.#leaving.signal.aborted) resolve();
      this.#leaving.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    let deaths = 0;
    while (!this.#leaving.signal.aborted) {
      const began = Date.now();
      await Promise.race([held.child.exited, leaving]);
      if (this.#leaving.signal.aborted) return;
      if (Date.now() - began > wellAfter) deaths = 0;
      deaths = await this.#startAgain(held, deaths);
    }
  }

  /** @returns how many times it died in a row */
  async #startAgain(held: Held, deaths: number): Promise<number> {
    const { label } = held.service;
    for (let count = deaths; !this.#leaving.signal.aborted; count += 1) {
      const wait = pauses[Math.min(count, pauses.length - 1)] ?? 0;
      this.#say(
        `${label} s’est arrêté ; ${wait === 0 ? 'on le relance' : `on le relance dans ${wait / 1000} s`}.`,
      );
      await pause(wait, undefined, { signal: this.#leaving.signal }).catch(() => undefined);
      if (this.#leaving.signal.aborted) break;
      try {
        held.child = await held.service.start(this.#leaving.signal);
        this.#say(`${label} est reparti.`);
        return count + 1;
      } catch (error) {
        if (this.#leaving.signal.aborted) break;
        this.#say(`${label} ne repart pas. ${faultOf(error, label)?.message ?? String(error)}`);
      }
    }
    return deaths;
  }
}
