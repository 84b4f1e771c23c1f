import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { lastLines, runLogged } from './bootstrap/run-logged.mjs';
import { Fault, faultIn, inPlace } from './faults.ts';
import { cache, root } from './bootstrap/folders.mjs';
import { contentHash, isStamped, removeStamp, writeStamp } from './stamps.ts';

export type EngineOptions = {
  /** Folder of the Go module that pins the engine. */
  source?: string;
  /** Where the engine that we build is kept. */
  folder?: string;
  /** Folders where programs are looked for, as in PATH. */
  path?: string;
};

export type Engine = { program: string; note: string };

const goModule = 'github.com/livekit/livekit-server/cmd/server';
/** Where Go's own instructions put it; many never add it to their PATH. */
const usualGo = '/usr/local/go/bin';

const machinePath = () => [process.env['PATH'] ?? '', usualGo].join(delimiter);

function find(name: string, path: string): string | null {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((program) => existsSync(program)) ?? null;
}

function versionOf(program: string): string | null {
  const asked = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return asked.status === 0 ? asked.stdout.trim().replace(/^.*version /, '') : null;
}

const noGo = () =>
  new Fault(
    'no-engine',
    'Le moteur média manque, et Go aussi pour le construire. Au choix : installez Go 1.26 (go.dev/dl, ou « apt install golang-go » s’il est assez récent) ; installez livekit-server sur le PATH ; ou donnez l’adresse d’un moteur avec LIVEKIT_URL, LIVEKIT_API_KEY et LIVEKIT_API_SECRET.',
  );

function buildFault(logFile: string, folder: string): Fault {
  const said = lastLines(logFile);
  if (/requires go >= |toolchain not available|invalid go version/.test(said)) {
    return new Fault(
      'go-too-old',
      `Go est trop ancien pour construire le moteur média (il faut Go 1.26). Mettez-le à jour depuis go.dev/dl, puis relancez. Détail : ${logFile}`,
    );
  }
  if (/dial tcp|no such host|i\/o timeout|connection refused|TLS handshake/.test(said)) {
    return new Fault(
      'no-network',
      `Go ne joint pas le réseau pour télécharger le moteur média. Vérifiez la connexion (HTTPS_PROXY, GOPROXY), puis relancez : ce qui est déjà là est gardé. Détail : ${logFile}`,
    );
  }
  return (
    faultIn(said, folder) ??
    new Fault(
      'engine-not-built',
      `Le moteur média n’a pas pu être construit. Voici la fin de ${logFile} :\n${said}`,
    )
  );
}

/** Built under another name, tried, then renamed: a half-built engine is never taken for whole. */
async function build(go: string, source: string, program: string): Promise<void> {
  const half = `${program}.new`;
  const logFile = join(cache, 'logs', 'engine.log');
  rmSync(half, { force: true });
  const code = await runLogged(
    go,
    [
      'build',
      '-trimpath',
      '-buildvcs=false',
      '-mod=readonly',
      '-ldflags=-s -w',
      '-o',
      half,
      goModule,
    ],
    // Without C: the same engine on every machine, and no compiler to ask for.
    { cwd: source, env: { ...process.env, CGO_ENABLED: '0' }, logFile },
  );
  if (code !== 0) throw buildFault(logFile, dirname(program));
  if (versionOf(half) === null)
    throw new Fault('engine-does-not-run', `Le moteur média construit ne tourne pas : ${half}.`);
  renameSync(half, program);
}

function whereIs({ source, folder }: { source: string; folder: string }) {
  const program = join(folder, 'livekit-server');
  const stamp = `${program}.stamp`;
  const content = contentHash([join(source, 'go.mod'), join(source, 'go.sum')]);
  return { program, stamp, content, isBuilt: existsSync(program) && isStamped(stamp, content) };
}

/** Is the engine still to be built, which takes minutes? */
export function engineIsMissing(options: EngineOptions = {}): boolean {
  const {
    source = join(root, 'engine'),
    folder = join(cache, 'engine'),
    path = machinePath(),
  } = options;
  return !whereIs({ source, folder }).isBuilt && find('livekit-server', path) === null;
}

/**
 * The `livekit-server` program: the one already built from the pinned module, else the one on PATH,
 * else a new build.
 * @throws {Fault} when there is neither an engine nor Go
 */
export async function prepareEngine(options: EngineOptions = {}): Promise<Engine> {
  const {
    source = join(root, 'engine'),
    folder = join(cache, 'engine'),
    path = machinePath(),
  } = options;
  const { program, stamp, content, isBuilt } = whereIs({ source, folder });
  if (isBuilt) return { program, note: 'déjà là' };
  const onPath = find('livekit-server', path);
  if (onPath)
    return { program: onPath, note: `${onPath}, version ${versionOf(onPath) ?? 'inconnue'}` };
  const go = find('go', path);
  if (!go) throw noGo();
  await inPlace(folder, async () => {
    mkdirSync(folder, { recursive: true });
    removeStamp(stamp);
    await build(go, source, program);
    writeStamp(stamp, content);
  });
  return { program, note: `construit, version ${versionOf(program) ?? 'inconnue'}` };
}
