import { spawn } from 'node:child_process';
import { installDependencies } from './dependencies.mjs';
import { Fault } from './faults.mjs';
import { root } from './folders.mjs';
import { holdLock } from './lock.mjs';
import { bringNode } from './node.mjs';
import { bold, say, sayFailure } from './steps.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const inner = '--inner';

/** Runs the same command again under this Node, passing on the signals and the exit code. */
function runUnder(program) {
  const [, script, ...args] = process.argv;
  const child = spawn(program, [script, inner, ...args], { stdio: 'inherit' });
  for (const name of signals) {
    process.removeAllListeners(name);
    // The terminal sends Ctrl-C to both of us: only a signal meant for us alone is passed on.
    process.on(name, () => {
      if (name !== 'SIGINT' || !process.stdin.isTTY) child.kill(name);
    });
  }
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

function refuseWindows() {
  if (process.platform !== 'win32') return;
  throw new Fault(
    'windows',
    'Préau tourne sous Linux (macOS est prévu, mais pas essayé). Sous Windows, ouvrez un terminal WSL 2 (wsl --install), clonez-y Préau, puis relancez.',
  );
}

/** Until the services start, a signal ends us at once, and what we run with us. */
function leaveOnSignal() {
  for (const name of signals) process.once(name, () => process.exit(130));
}

function waitForOther(holder) {
  say(
    `  … Une autre préparation est en cours dans ce dossier (processus ${holder.pid}) : on l’attend.`,
  );
}

async function prepareAndRun(moduleUrl, title) {
  const isInner = process.argv[2] === inner;
  if (isInner) process.argv.splice(2, 1);
  else say(bold(title));
  refuseWindows();
  leaveOnSignal();
  // One preparation at a time in a clone: two would install over each other.
  const lock = await holdLock(root, { wait: waitForOther });
  const program = await bringNode();
  if (program !== process.execPath) {
    lock.release();
    return runUnder(program);
  }
  await installDependencies();
  const { run } = await import(moduleUrl);
  return run(process.argv.slice(2), lock);
}

/**
 * Brings Node 24 and the dependencies, then hands over to `run(args, lock)` of a TypeScript module:
 * it prepares the rest, then releases the lock.
 * @param {string} moduleUrl
 * @param {string} title said once, at the top
 */
export async function handOver(moduleUrl, title) {
  try {
    process.exit(await prepareAndRun(moduleUrl, title));
  } catch (error) {
    sayFailure(error);
    process.exit(1);
  }
}
