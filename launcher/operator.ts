import { runBeside } from './beside.ts';
import type { Held } from './bootstrap/lock.mjs';

/**
 * `npm run operator -- <identifiant>`: a new link for an operator who has lost phone and backup codes; without
 * a name, who there is. Préau goes on meanwhile.
 */
export function run(args: string[], lock: Held): Promise<number> {
  lock.release();
  return runBeside({ name: 'recover-operator.ts', uses: 'address' }, args.slice(0, 1));
}
