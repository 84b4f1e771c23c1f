import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './bootstrap/folders.mjs';
import { lastLines, runLogged } from './bootstrap/run-logged.mjs';
import { isDebianRoot } from './chromium.ts';
import { Fault } from './faults.ts';
import { contentHash, isStamped, writeStamp } from './stamps.ts';

const requirements = join(root, 'src/identity/server/providers/testing/cas/requirements.txt');
const folder = join(cache, 'cas');
const stamp = join(folder, 'stamp');
const logFile = join(cache, 'logs', 'cas.log');

const howTo =
  'Installez Python 3 et son module venv (« apt install python3-venv » sous Debian ou Ubuntu).';

/** Can this machine make a Python environment? */
function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import venv, ensurepip'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const run = (program: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
  runLogged(program, args, { cwd: root, env: { ...process.env, ...env }, logFile });

async function requirePython(): Promise<void> {
  if (hasPython()) return;
  const apt = (...args: string[]) => run('apt-get', args, { DEBIAN_FRONTEND: 'noninteractive' });
  if (isDebianRoot()) {
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', 'python3-venv');
  }
  if (!hasPython())
    throw new Fault('no-python', `Python manque pour essayer la connexion par CAS. ${howTo}`);
}

/** Was the CAS server of the tests made already? */
export const casIsMissing = (): boolean => !isStamped(stamp, contentHash([requirements]));

/**
 * The Python that holds the CAS server of the tests (django-cas-server), made once.
 * @throws {Fault} when it cannot be made
 */
export async function prepareCas(): Promise<{ program: string; note: string }> {
  const program = join(folder, 'bin', 'python');
  const version = /^django-cas-server==(.+)$/m.exec(readFileSync(requirements, 'utf8'))?.[1] ?? '';
  if (!casIsMissing()) return { program, note: version };
  await requirePython();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const install = ['-m', 'pip', 'install', '--disable-pip-version-check', '-r', requirements];
  const isMade =
    (await run('python3', ['-m', 'venv', folder])) === 0 && (await run(program, install)) === 0;
  if (!isMade)
    throw new Fault(
      'no-cas',
      `Le serveur CAS des essais n’a pas pu être installé. Vérifiez l’accès au dépôt de Python, puis relancez.\nVoici la fin de ${logFile} :\n${lastLines(logFile)}`,
    );
  writeStamp(stamp, contentHash([requirements]));
  return { program, note: version };
}
