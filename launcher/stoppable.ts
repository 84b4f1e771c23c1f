import { spawn } from 'node:child_process';
import { root } from './bootstrap/folders.mjs';
import { say } from './bootstrap/steps.mjs';
import { endDescendants } from './descendants.ts';
import { untilStopped } from './signals.ts';

/** What a shell answers for a command that somebody ended. */
const endedBySomebody = 130;

/**
 * Runs a program with its own output on the screen, in a process group of its own: a Ctrl-C of the terminal
 * is for us, who end what it started before it forgets whose that is.
 * @returns its exit code
 */
export function runLive(script: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const stop = () => child.kill('SIGTERM');
    process.once('exit', stop);
    child.once('error', reject);
    child.once('exit', (code) => {
      process.removeListener('exit', stop);
      resolve(code ?? 1);
    });
  });
}

/**
 * Works until it is done, or until a signal asks to stop: then everything that this process started ends.
 * @param work asks `isStopped` before it starts another program
 * @returns the exit code
 */
export async function unlessStopped(
  work: (isStopped: () => boolean) => Promise<number>,
): Promise<number> {
  let isStopped = false;
  const stopped = untilStopped(() => process.exit(endedBySomebody)).then(async () => {
    isStopped = true;
    say('\nArrêt : tout ce qui a été lancé se termine…');
    await endDescendants(process.pid);
    return endedBySomebody;
  });
  const code = await Promise.race([work(() => isStopped), stopped]);
  return isStopped ? stopped : code;
}
