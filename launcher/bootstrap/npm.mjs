import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { cache } from './folders.mjs';
import { Fault, faultIn } from './faults.mjs';
import { lastLines, runLogged } from './run-logged.mjs';

/** `npm` on PATH is a link to the script, or a wrapper beside it. */
function behind(command) {
  const real = realpathSync(command);
  return real.endsWith('npm-cli.js')
    ? real
    : join(dirname(real), 'node_modules', 'npm', 'bin', 'npm-cli.js');
}

function candidates() {
  const beside = dirname(realpathSync(process.execPath));
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'npm'))
    .filter((command) => existsSync(command))
    .map(behind);
  return [
    process.env.npm_execpath ?? '',
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...onPath,
  ];
}

/** npm's own script, to be run by the Node that we choose: the Node 24 of npm brings no npm. */
export function findNpm() {
  const found = candidates().find((path) => path.endsWith('npm-cli.js') && existsSync(path));
  if (found) return found;
  throw new Fault(
    'no-npm',
    'npm est introuvable sur cette machine. Installez-le (il accompagne Node sur nodejs.org ; « apt install npm » sous Debian), puis relancez.',
  );
}

const logOf = (name) => join(cache, 'logs', `${name}.log`);

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT/;

/**
 * Does the lock file lack only optional packages, as those of other machines that the registry did
 * not have on the day it was written? `npm ci` then refuses what it would never install.
 */
export function lacksOnlyOptional(said, packages) {
  const optional = new Set(
    Object.values(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {})),
  );
  const complaints = said.match(/(Missing|Invalid): .*/g) ?? [];
  return (
    complaints.length > 0 &&
    complaints.every((line) =>
      optional.has(/^Missing: (@?[^@\s]+)@\S* from lock file$/.exec(line)?.[1]),
    )
  );
}

const lockedPackages = (folder) =>
  JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;

/**
 * The pages are built on the machine that serves them: NODE_ENV=production or `omit=dev`, which npm
 * would follow, must not leave their tools out.
 */
const withTools = '--include=dev';

/** Installs exactly what the lock file says, and leaves that file alone. */
export async function installLocked(folder) {
  try {
    await runNpm(['ci', withTools], { cwd: folder, name: 'npm' });
  } catch (error) {
    // Anything else was told: it may be that npm never ran, and wrote nothing.
    if (error?.code !== 'npm-failed') throw error;
    const said = readFileSync(logOf('npm'), 'utf8');
    if (!lacksOnlyOptional(said, lockedPackages(folder))) throw error;
    // `install` keeps to the lock file too, and does not mind what this machine has no use for.
    await runNpm(['install', '--no-save', withTools], { cwd: folder, name: 'npm' });
  }
}

/**
 * Runs npm, silent unless it fails: its warnings speak to developers, not to a school.
 * @throws {Fault} with the end of its output, and what to do
 */
export async function runNpm(args, { cwd, name }) {
  const logFile = logOf(name);
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const code = await runLogged(process.execPath, [findNpm(), ...args, ...quiet], {
    cwd,
    env: process.env,
    logFile,
  });
  if (code === 0) return;
  const said = lastLines(logFile);
  if (unreachable.test(said)) {
    throw new Fault(
      'no-network',
      `npm ne joint pas son registre : il faut le réseau pour la première préparation. Vérifiez la connexion et le mandataire (HTTPS_PROXY), puis relancez. Détail : ${logFile}`,
    );
  }
  throw (
    faultIn(said, cwd) ??
    new Fault(
      'npm-failed',
      `npm a échoué (${args.join(' ')}). Relancez ; si cela se répète, voici la fin de ${logFile} :\n${said}`,
    )
  );
}
