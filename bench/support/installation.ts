import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { identityOf, type Part, type Place, type Ports } from '../../e2e/support/preau.ts';
import { findNpm } from '../../launcher/bootstrap/npm.mjs';
import { root } from '../../launcher/bootstrap/folders.mjs';
import { freePorts } from '../../launcher/ports.ts';
import { isAlive } from '../../launcher/processes.ts';
import { readReady } from '../../launcher/server.ts';
import { until } from '../../launcher/wait.ts';

type Settings = Record<string, string>;

const foreign = /^(PREAU_|DATABASE_URL|LIVEKIT_|S3_URL|SMTP_URL|NODE_|npm_)/;

function environment(data: string, ports: Ports, settings: Settings): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))),
    PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    PREAU_DATA: data,
    PREAU_PORT: String(ports.http),
    PREAU_MEDIA_PORT: String(ports.signal),
    PREAU_MEDIA_TCP_PORT: String(ports.tcp),
    PREAU_MEDIA_UDP_PORT: String(ports.udp),
    PREAU_MEDIA_TURN_PORT: String(ports.turn),
    ...settings,
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** A Préau of its own for a benchmark: it can be stopped and started again on its own data. */
export class Installation implements AsyncDisposable {
  readonly #folder: string;
  readonly #data: string;
  readonly #ports: Ports;
  readonly #settings: Settings;
  #npm: ChildProcess | undefined;

  private constructor(folder: string, ports: Ports, settings: Settings) {
    this.#folder = folder;
    this.#data = join(folder, 'data');
    this.#ports = ports;
    this.#settings = settings;
  }

  /** @param settings those that a benchmark needs otherwise */
  static async prepare(settings: Settings = {}): Promise<Installation> {
    const folder = mkdtempSync(join(tmpdir(), 'preau-bench-'));
    // PostgreSQL's own account must be able to pass through when we are root.
    chmodSync(folder, 0o711);
    const [http = 0, signal = 0, tcp = 0, udp = 0, turn = 0] = await freePorts(5);
    return new Installation(folder, { http, signal, tcp, udp, turn }, settings);
  }

  /** `npm start`, until a page answers. */
  async start(): Promise<Place> {
    let output = '';
    const npm = spawn(process.execPath, [findNpm(), 'start'], {
      cwd: root,
      env: environment(this.#data, this.#ports, this.#settings),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, as a shell makes one for each command.
      detached: true,
    });
    this.#npm = npm;
    for (const stream of [npm.stdout, npm.stderr])
      stream.on('data', (bytes: Buffer) => (output += bytes.toString()));
    const page = `http://127.0.0.1:${this.#ports.http}/`;
    const isReady = async () =>
      readReady(join(this.#data, 'run')) !== null && (await answers(page));
    const ask = async () => npm.exitCode !== null || (await isReady());
    // The first time, the engine and the pages are built.
    await until(ask, { timeout: 600_000, every: 20 });
    const ready = readReady(join(this.#data, 'run'));
    if (npm.exitCode !== null || !ready) throw new Error(`npm start did not open:\n${output}`);
    return { data: this.#data, ports: this.#ports, ready, output };
  }

  /** Ctrl-C as a terminal sends it: to npm and to the command that it runs, which stops the rest. */
  async stop(): Promise<void> {
    const group = this.#npm?.pid;
    this.#npm = undefined;
    if (group === undefined) return;
    // An engine that was given is not ours to stop.
    const parts: Part[] = this.#settings['LIVEKIT_URL']
      ? ['postgres', 'server']
      : ['postgres', 'livekit', 'server'];
    const kin = parts.map((part) => identityOf({ data: this.#data }, part));
    process.kill(-group, 'SIGINT');
    const isGone = await until(() => !kin.some(isAlive), { timeout: 60_000 });
    if (!isGone) throw new Error(`Préau did not stop within a minute: ${this.#data}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
