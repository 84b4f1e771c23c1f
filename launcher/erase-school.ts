import { runBeside } from './beside.ts';
import type { Held } from './bootstrap/lock.mjs';

/** `npm run erase-school -- <UAI> --pour-toujours`: erases a suspended school for good. Préau goes on meanwhile. */
export function run(args: string[], lock: Held): Promise<number> {
  lock.release();
  return runBeside({ name: 'erase-school.ts', uses: 'files' }, args.slice(0, 2));
}
