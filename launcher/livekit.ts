import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { adopt, type Running } from './children.ts';
import { Fault, faultIn, inPlace } from './faults.ts';
import { livekitConfig, turnHost, type LivekitSettings } from './livekit-config.ts';
import { launchNoted, readPidFile, removePidFile } from './pid-files.ts';
import { requireFree } from './ports.ts';
import { end, isAlive, runningWith, type Ask, type Identity } from './processes.ts';
import { until } from './wait.ts';

export type LivekitOptions = LivekitSettings & {
  /** The `livekit-server` program. */
  engine: string;
  /** Folder of its configuration and its notes: normally `media` in the data folder. */
  folder: string;
  logFile?: string;
};

export type Livekit = {
  /** Private signalling, `ws://127.0.0.1:…`: for the server, never for a browser. */
  url: string;
  identity: Identity;
  pid: number;
  /** Was it left running by an earlier start? */
  adopted: boolean;
  exited: Promise<void>;
  stop(): Promise<void>;
};

type Setup = {
  options: LivekitOptions;
  configFile: string;
  pidFile: string;
  logFile: string;
  settings: string;
};

/**
 * Its first signal drains: it waits for everyone to leave. Here the server has already sent them
 * away or is gone, so a second one follows at once.
 */
const asks: Ask[] = [
  { signal: 'SIGTERM', patience: 300 },
  { signal: 'SIGTERM', patience: 8_000 },
];

async function isHealthy(port: number): Promise<boolean> {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1_000) });
    return reply.ok;
  } catch {
    return false;
  }
}

async function whenReady(running: Running, { options, logFile }: Setup): Promise<void> {
  const ask = async () => {
    if (!isAlive(running.identity)) return 'gone';
    return (await isHealthy(options.ports.signal)) ? 'ready' : null;
  };
  const state = await until(ask, { timeout: 30_000 });
  if (state === 'ready') return;
  const said = running.said(1500);
  throw (
    faultIn(said, options.folder) ??
    new Fault(
      'media-not-started',
      `Le moteur média ne démarre pas. Son journal est ${logFile}, il se termine par :\n${said.trim()}`,
    )
  );
}

function requirePorts({ ports, address, turnTls }: LivekitOptions): Promise<void> {
  const use = 'moteur média';
  return requireFree([
    { protocol: 'tcp', host: '127.0.0.1', port: ports.signal, setting: 'PREAU_MEDIA_PORT', use },
    { protocol: 'tcp', host: '0.0.0.0', port: ports.tcp, setting: 'PREAU_MEDIA_TCP_PORT', use },
    { protocol: 'udp', host: '0.0.0.0', port: ports.udp, setting: 'PREAU_MEDIA_UDP_PORT', use },
    {
      protocol: 'udp',
      host: turnHost(address),
      port: ports.turn,
      setting: 'PREAU_MEDIA_TURN_PORT',
      use: `${use}, STUN`,
    },
    ...(turnTls
      ? [
          {
            protocol: 'tcp' as const,
            host: turnHost(address),
            port: turnTls.port,
            setting: 'PREAU_MEDIA_TURN_TLS_PORT',
            use: `${use}, TURN`,
          },
        ]
      : []),
  ]);
}

async function startNew(setup: Setup): Promise<Running> {
  const { options, configFile, pidFile, logFile, settings } = setup;
  await requirePorts(options);
  const program = {
    command: options.engine,
    args: ['--config', configFile],
    env: { PATH: process.env['PATH'] ?? '' },
    cwd: options.folder,
    logFile,
  };
  const running = await launchNoted(program, pidFile, settings);
  try {
    await whenReady(running, setup);
  } catch (error) {
    await stop(running, setup);
    throw error;
  }
  return running;
}

async function stop(running: Running, { pidFile }: Setup): Promise<void> {
  await end(running.identity, asks);
  removePidFile(pidFile);
}

function writeConfig(options: LivekitOptions): Setup {
  const configFile = join(options.folder, 'livekit.yaml');
  const text = livekitConfig(options);
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  writeFileSync(`${configFile}.new`, text, { mode: 0o600 });
  renameSync(`${configFile}.new`, configFile);
  const { size, mtimeMs } = statSync(options.engine);
  return {
    options,
    configFile,
    pidFile: join(options.folder, 'livekit.pid.json'),
    logFile: options.logFile ?? join(options.folder, 'livekit.log'),
    settings: createHash('sha256')
      .update(JSON.stringify([text, options.engine, size, mtimeMs]))
      .digest('hex'),
  };
}

async function takeOver(setup: Setup): Promise<Running | null> {
  const noted = readPidFile(setup.pidFile);
  const serves =
    noted?.settings === setup.settings && (await isHealthy(setup.options.ports.signal));
  if (noted && serves) return adopt(noted, setup.logFile);
  // One that a kill left without a note still carries the path of its configuration.
  const unnoted = runningWith(`--config ${setup.configFile}`);
  for (const left of noted ? [noted, ...unnoted] : unnoted) await end(left, asks);
  return null;
}

async function open(options: LivekitOptions): Promise<Livekit> {
  const setup = writeConfig(options);
  const taken = await takeOver(setup);
  const running = taken ?? (await startNew(setup));
  return {
    url: `ws://127.0.0.1:${options.ports.signal}`,
    identity: running.identity,
    pid: running.identity.pid,
    adopted: taken !== null,
    exited: running.exited,
    stop: () => stop(running, setup),
  };
}

/**
 * Starts the media engine, or takes over the one that an earlier start left running with the same
 * configuration: a lesson survives the end of its launcher.
 * @throws {Fault} a sentence that says what to do
 */
export function startLivekit(options: LivekitOptions): Promise<Livekit> {
  return inPlace(options.folder, () => open(options));
}
