import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { domains } from './layout.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
/** The server's holds every contract too: compiling these two compiles everything. */
const projects = ['server', 'web'];

/** Files with type errors, or with an import that leads nowhere, in one of the projects. */
async function brokenFiles(folder: string, project: string): Promise<string[]> {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', `tsconfig.${project}.json`, '--pretty', 'false'];
  const { stdout } = await run(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 }).catch(
    (error: { stdout: string }) => error,
  );
  return stdout.split('\n').flatMap((line) => /^(src\/\S+?)\(\d/.exec(line)?.[1] ?? []);
}

/** Tests may reach anything: what is compiled is what runs. */
const isShipped = (path: string) => !/\.test\.tsx?$|\/testing$/.test(path);

let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'preau-deletion-'));
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  const wanted = ['package.json', 'src', 'migrations', 'lint', 'launcher', 'locales'];
  const configs = (await readdir(root)).filter((name) => /^tsconfig.*json$/.test(name));
  for (const name of [...wanted, ...configs])
    await cp(join(root, name), join(copy, name), { recursive: true, filter: isShipped });
});
afterAll(() => rm(copy, { recursive: true, force: true }));

const existing = [
  'school',
  'identity',
  'meeting',
  'entry',
  'live',
  'chat',
  'polls',
  'attendance',
  'privacy',
];

// Two compilers from nothing, on a machine that may do ten other things.
const patience = { timeout: 300_000 };

describe('deleting a domain’s folder breaks only the composition, and domains below it', () => {
  it.each(existing)('%s', patience, async (domain) => {
    const folder = join(copy, 'src', domain);
    await rm(folder, { recursive: true });
    try {
      const below = new Set(domains.slice(domains.indexOf(domain) + 1));
      const broken = (await Promise.all(projects.map((each) => brokenFiles(copy, each)))).flat();
      const unexpected = broken.filter((file) => {
        const owner = file.split('/')[1] ?? '';
        return owner !== 'app' && owner !== 'access' && !below.has(owner);
      });
      expect(unexpected).toEqual([]);
      // The composition must feel it, or the check looked at nothing.
      expect(broken.some((file) => file.startsWith('src/app/'))).toBe(true);
    } finally {
      await cp(join(root, 'src', domain), folder, { recursive: true, filter: isShipped });
    }
  });
});
