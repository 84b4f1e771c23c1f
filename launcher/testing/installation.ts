import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../bootstrap/folders.mjs';
import { freePorts } from '../ports.ts';
import { end, identify, isAlive, type Identity } from '../processes.ts';
import { until } from '../wait.ts';

/** The children that one start cares for. */
export type Kin = { postgres: Identity; livekit: Identity; server: Identity };

const notes = {
  postgres: ['postgres', 'postgres.pid.json'],
  livekit: ['media', 'livekit.pid.json'],
  server: ['run', 'server.pid.json'],
} as const;

export type Start = {
  process: ChildProcess;
  output(): string;
  /** Waits until the output holds this, or fails with what it holds instead. */
  says(pattern: RegExp): Promise<void>;
  exited(): Promise<number>;
};

export type StartOptions = {
  env?: NodeJS.ProcessEnv;
  args?: string[];
  uid?: number;
  throughShell?: boolean;
};

/** A whole installation of its own, in a temporary folder and on free ports, with a stand-in server. */
export class Installation {
  readonly folder: string;
  readonly data: string;
  readonly #ports: number[];
  readonly #starts: Start[] = [];

  private constructor(folder: string, ports: number[]) {
    this.folder = folder;
    this.data = join(folder, 'data');
    this.#ports = ports;
  }

  static async make(parent = tmpdir()): Promise<Installation> {
    const folder = mkdtempSync(join(parent, 'preau-start-'));
    chmodSync(folder, 0o711);
    return new Installation(folder, await freePorts(6));
  }

  get port(): number {
    return this.#ports[0] ?? 0;
  }

  environment(): NodeJS.ProcessEnv {
    const [port, privatePort, signal, tcp, udp, turn] = this.#ports.map(String);
    const kept = Object.entries(process.env).filter(
      ([name]) => !/^(PREAU_|DATABASE_URL|LIVEKIT_|VITEST|NODE_)/.test(name),
    );
    return {
      ...Object.fromEntries(kept),
      PREAU_DATA: this.data,
      PREAU_PORT: port,
      PREAU_PRIVATE_PORT: privatePort,
      PREAU_MEDIA_PORT: signal,
      PREAU_MEDIA_TCP_PORT: tcp,
      PREAU_MEDIA_UDP_PORT: udp,
      PREAU_MEDIA_TURN_PORT: turn,
    };
  }

  start({ env = {}, args = [], uid, throughShell = false }: StartOptions = {}): Start {
    const script = join(root, 'launcher', 'testing', 'start.ts');
    const direct = [process.execPath, script, ...args];
    // As npm does; the last word keeps the shell from giving its place to Node.
    const [command = '', ...rest] = throughShell
      ? ['sh', '-c', '"$0" "$@"; exit $?', ...direct]
      : direct;
    const child = spawn(command, rest, {
      env: { ...this.environment(), ...env },
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const gone = new Promise<number>((resolve) =>
      child.once('close', (code) => resolve(code ?? -1)),
    );
    const start: Start = {
      process: child,
      output: () => output,
      says: async (pattern) => {
        const found = await until(
          () => pattern.test(output) || (child.exitCode !== null && 'gone'),
          { timeout: 150_000 },
        );
        if (found !== true) throw new Error(`Instead of ${pattern}, the start said:\n${output}`);
      },
      exited: () => gone,
    };
    this.#starts.push(start);
    return start;
  }

  /** Starts, and waits for the addresses. */
  async opened(options: StartOptions = {}): Promise<Start> {
    const start = this.start(options);
    await start.says(/Préau est ouvert[^]*Arrêter/);
    return start;
  }

  kin(): Kin {
    return {
      postgres: this.one('postgres'),
      livekit: this.one('livekit'),
      server: this.one('server'),
    };
  }

  /** Names of the children that still have a note: none after an orderly stop. */
  leftovers(): (keyof Kin)[] {
    return (Object.keys(notes) as (keyof Kin)[]).filter((name) =>
      existsSync(join(this.data, ...notes[name])),
    );
  }

  one(name: keyof typeof notes): Identity {
    const file = join(this.data, ...notes[name]);
    const { pid, born } = JSON.parse(readFileSync(file, 'utf8')) as Identity;
    return { pid, born };
  }

  async answers(): Promise<string | null> {
    try {
      const reply = await fetch(`http://127.0.0.1:${this.port}/readyz`);
      return reply.ok ? await reply.text() : null;
    } catch {
      return null;
    }
  }

  /** Ends whatever a test left, by its identity, and takes its folders away. */
  async remove(): Promise<void> {
    for (const start of this.#starts) {
      if (start.process.exitCode !== null || start.process.signalCode !== null) continue;
      const identity = identify(start.process.pid ?? 0);
      if (identity) await end(identity, [{ signal: 'SIGTERM', patience: 30_000 }]);
    }
    for (const name of this.leftovers())
      await end(this.one(name), [{ signal: 'SIGINT', patience: 10_000 }]);
    const elsewhere = join(this.data, 'postgres', 'elsewhere.json');
    if (existsSync(elsewhere)) {
      const { root: place } = JSON.parse(readFileSync(elsewhere, 'utf8')) as { root: string };
      rmSync(place, { recursive: true, force: true });
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Those of these processes that still run. */
export const alive = (kin: Kin): string[] =>
  Object.entries(kin)
    .filter(([, identity]) => isAlive(identity as Identity))
    .map(([name]) => name);

export const kill = (identity: Identity): void => void process.kill(identity.pid, 'SIGKILL');
