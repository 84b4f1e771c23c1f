import { commandOf, identify, isAlive, parentOf, type Identity } from './processes.ts';

/** npm, the shell that it runs commands with, and our own wrapper for an older Node. */
const isOurs = (command: string) => /^npm |^(\/bin\/)?sh -c |launcher\/start\.mjs/.test(command);

/** Those between us and the terminal that belong to this very command. */
export function ancestorsOfCommand(): Identity[] {
  const found: Identity[] = [];
  let pid: number | null = process.ppid;
  while (pid !== null && pid > 1 && isOurs(commandOf(pid))) {
    const identity = identify(pid);
    if (identity) found.push(identity);
    pid = parentOf(pid);
  }
  return found;
}

/** Were we left behind: has one of them been killed since? Nobody can press Ctrl-C for us any more. */
export const areLeftBehind = (ancestors: Identity[]): boolean => !ancestors.every(isAlive);
