import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
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

/** In the order of the layout: each may import those before it. Without rights and platform nothing stands. */
const existing = domains
  .slice(domains.indexOf('access') + 1)
  .filter((domain) => existsSync(join(root, 'src', domain)));

/** The domains that a folder's shipped files import. */
async function readImports(folder: string): Promise<Set<string>> {
  const names = await readdir(folder, { recursive: true });
  const sources = names.filter((name) => /\.tsx?$/.test(name) && isShipped(name));
  const texts = await Promise.all(sources.map((name) => readFile(join(folder, name), 'utf8')));
  const imports = texts.flatMap((text) => [...text.matchAll(/'(?:\.\.\/)+(\w+)\//g)]);
  return new Set(imports.map(([, domain = '']) => domain));
}

// Two compilers from nothing, on a machine that may do ten other things.
const patience = { timeout: 300_000 };

/** Deletes from the copy what a domain's list says; whatever broke is answered. */
async function brokenWithout(folders: readonly string[]): Promise<string[]> {
  for (const folder of folders)
    await rm(join(copy, 'src', folder), { recursive: true, force: true });
  return (await Promise.all(projects.map((each) => brokenFiles(copy, each)))).flat();
}

// From the last domain to the first, each with those below it, which may break: less is compiled each time.
// The compiler's minutes are for `npm run test:long`: deletion.test.ts finds the same in the texts.
describe('compiled, deleting a domain’s folder breaks only the composition, and domains below it', () => {
  it(
    'the composition feels that the last is gone, or the check looked at nothing',
    patience,
    async () => {
      const broken = await brokenWithout(existing.slice(-1));
      expect(broken.some((file) => file.startsWith('src/app/'))).toBe(true);
      expect(broken.filter((file) => !/^src\/(app|access)\//.test(file))).toEqual([]);
    },
  );

  it.each(existing.slice(0, -1).toReversed())('%s', patience, async (domain) => {
    const composition = await readImports(join(root, 'src/app'));
    expect(composition).toContain(domain);
    const broken = await brokenWithout(['app', domain]);
    expect(broken.filter((file) => !file.startsWith('src/access/'))).toEqual([]);
  });
});
