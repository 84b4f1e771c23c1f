import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { tryLock } from '../../launcher/bootstrap/lock.mjs';
import { findNpm } from '../../launcher/bootstrap/npm.mjs';
import { freePorts } from '../../launcher/ports.ts';
import { end, identify, type Identity } from '../../launcher/processes.ts';
import { readReady, type Ready } from '../../launcher/server.ts';
import { until } from '../../launcher/wait.ts';

const root = dirname(dirname(import.meta.dirname));

export type Ports = { http: number; signal: number; tcp: number; udp: number; turn: number };

/** What a test needs to know of an installation that runs, as plain data that goes from process to process. */
export type Place = { data: string; ports: Ports; ready: Ready; output: string };

const notes = {
  postgres: ['postgres', 'postgres.pid.json'],
  livekit: ['media', 'livekit.pid.json'],
  server: ['run', 'server.pid.json'],
} as const;
export type Part = keyof typeof notes;

/** The process that does this part's work now. */
export function identityOf({ data }: Pick<Place, 'data'>, part: Part): Identity {
  const { pid, born } = JSON.parse(readFileSync(join(data, ...notes[part]), 'utf8')) as Identity;
  return { pid, born };
}

function environment(data: string, ports: Ports): NodeJS.ProcessEnv {
  const foreign = /^(PREAU_|DATABASE_URL|LIVEKIT_|S3_URL|SMTP_URL|NODE_|PW_|npm_)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(kept),
    // npm looks for node by name: the one that runs the tests.
    PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    PREAU_DATA: data,
    PREAU_PORT: String(ports.http),
    PREAU_MEDIA_PORT: String(ports.signal),
    PREAU_MEDIA_TCP_PORT: String(ports.tcp),
    PREAU_MEDIA_UDP_PORT: String(ports.udp),
    PREAU_MEDIA_TURN_PORT: String(ports.turn),
  };
}

async function choosePorts(): Promise<Ports> {
  const [http = 0, signal = 0, tcp = 0, udp = 0, turn = 0] = await freePorts(5);
  return { http, signal, tcp, udp, turn };
}

/** A whole Préau of its own: `npm start` on a new data folder and on free ports. */
export class Preau {
  readonly folder: string;
  readonly place: Place;
  /** The command under npm, that cares for all the others. */
  readonly #command: Identity;

  private constructor(folder: string, place: Place, command: Identity) {
    this.folder = folder;
    this.place = place;
    this.#command = command;
  }

  /** Types `npm start`, with these settings, and waits for the addresses that it prints at its end. */
  static async start(settings: Record<string, string> = {}): Promise<Preau> {
    const folder = mkdtempSync(join(tmpdir(), 'preau-e2e-'));
    // PostgreSQL's own account must be able to pass through when we are root.
    chmodSync(folder, 0o711);
    const data = join(folder, 'data');
    const ports = await choosePorts();
    const npm = spawn(process.execPath, [findNpm(), 'start'], {
      cwd: root,
      env: { ...environment(data, ports), ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    npm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    npm.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const opened = () =>
      /Préau est ouvert[^]*Arrêter/.test(output) || (npm.exitCode !== null && 'gone');
    // The first time, the engine and the pages are built.
    const state = await until(opened, { timeout: 600_000 });
    const ready = readReady(join(data, 'run'));
    const command = await holderOf(data);
    if (state === true && ready && command)
      return new Preau(folder, { data, ports, ready, output }, command);
    npm.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`npm start did not end with the addresses:\n${output}`);
  }

  async stop(): Promise<void> {
    const { data } = this.place;
    await end(this.#command, [{ signal: 'SIGTERM', patience: 60_000 }]);
    const elsewhere = join(data, 'postgres', 'elsewhere.json');
    if (existsSync(elsewhere)) {
      const { root: place } = JSON.parse(readFileSync(elsewhere, 'utf8')) as { root: string };
      rmSync(place, { recursive: true, force: true });
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The start that holds this data folder. */
async function holderOf(data: string): Promise<Identity | null> {
  const lock = await tryLock(data);
  return lock.held || !lock.holder ? null : identify(lock.holder.pid);
}
