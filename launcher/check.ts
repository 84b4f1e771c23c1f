import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './bootstrap/folders.mjs';
import type { Held } from './bootstrap/lock.mjs';
import { runLogged } from './bootstrap/run-logged.mjs';
import { say, step } from './bootstrap/steps.mjs';
import { Fault } from './faults.ts';

type Check = { title: string; program: string; args: string[] };

/** What takes seconds and needs neither database nor browser: to be run before each commit. */
const checks: Check[] = [
  ...['contract', 'server', 'web', 'e2e'].map((project) => ({
    title: `Types : ${project}`,
    program: 'typescript/bin/tsc',
    args: ['-p', `tsconfig.${project}.json`],
  })),
  { title: 'Règles', program: 'oxlint/bin/oxlint', args: [] },
  { title: 'Mise en forme', program: 'oxfmt/bin/oxfmt', args: ['--check', '.'] },
  { title: 'Essais unitaires', program: 'vitest/vitest.mjs', args: ['run', '--project', 'unit'] },
];

async function isFine({ title, program, args }: Check): Promise<boolean> {
  const logFile = join(cache, 'logs', 'check.log');
  const script = join(root, 'node_modules', program);
  try {
    await step(title, async () => {
      const code = await runLogged(process.execPath, [script, ...args], {
        cwd: root,
        env: process.env,
        logFile,
      });
      if (code !== 0) throw new Fault('check-failed', title);
    });
    return true;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    say(readFileSync(logFile, 'utf8'));
    return false;
  }
}

/** Every check, even after one failed: one reading mends them all. */
export async function run(_args: string[], lock: Held): Promise<number> {
  lock.release();
  const results: boolean[] = [];
  for (const check of checks) results.push(await isFine(check));
  return results.every(Boolean) ? 0 : 1;
}
