import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cache } from './bootstrap/folders.mjs';
import { lastLines, runLogged } from './bootstrap/run-logged.mjs';
import { Fault } from './faults.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const macOs = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

function onPath(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    macOs,
  ];
  return candidates.find((program) => existsSync(program)) ?? null;
}

const howTo =
  'Installez-le (« apt install chromium » sous Debian ou Ubuntu), ou dites où il est : CHROMIUM_PATH=/chemin npm test.';

/** May we install a package of Debian here? */
export function isDebianRoot(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}

async function installWithApt(): Promise<void> {
  const logFile = join(cache, 'logs', 'chromium.log');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => runLogged('apt-get', args, { cwd: '/', env, logFile });
  if (
    (await apt('update')) === 0 &&
    (await apt('install', '-y', '--no-install-recommends', 'chromium')) === 0
  )
    return;
  throw new Fault(
    'no-chromium',
    `Chromium manque pour les essais de navigateur, et apt n’a pas pu l’installer. ${howTo}\nVoici la fin de ${logFile} :\n${lastLines(logFile)}`,
  );
}

/** Where Chromium is on this machine, without installing anything. */
export function findChromium(): string | null {
  const given = process.env['CHROMIUM_PATH'];
  if (!given) return onPath();
  if (existsSync(given)) return given;
  throw new Fault('no-chromium', `CHROMIUM_PATH mène à ${given}, où il n’y a rien. ${howTo}`);
}

/**
 * The Chromium of the browser journeys: the one that the machine has, else Debian's.
 * @throws {Fault} when there is none and it cannot be installed
 */
export async function prepareChromium(): Promise<{ program: string; note: string }> {
  const found = findChromium();
  if (found) return { program: found, note: found };
  if (!isDebianRoot())
    throw new Fault('no-chromium', `Chromium manque pour les essais de navigateur. ${howTo}`);
  await installWithApt();
  const program = onPath();
  if (program) return { program, note: 'installé' };
  throw new Fault('no-chromium', `apt a installé Chromium, mais il est introuvable. ${howTo}`);
}
