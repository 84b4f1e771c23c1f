import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');

/** What the linter, set as in this repository, says of one file. */
async function lint(path: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'preau-lint-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const args = [oxlint, '-c', join(root, '.oxlintrc.json'), file];
  const { stdout } = await run(process.execPath, args, { cwd: root }).catch(
    (error: { stdout: string }) => error,
  );
  return stdout;
}

const importing = (path: string) => `export { routes } from '${path}';\n`;

it('the linter refuses an import that the layout forbids', async () => {
  const upwards = await lint('src/meeting/contract/bad.ts', importing('../../entry/contract/x.ts'));
  expect(upwards).toContain('meeting may not import entry');
  const across = await lint('src/live/web/bad.ts', importing('../server/x.ts'));
  expect(across).toContain('web may not import server');
  const inside = await lint('src/entry/server/bad.ts', importing('../../meeting/server/plan.ts'));
  expect(inside).toContain('reached through its index.ts only');
});

it('the linter lets through what the layout allows', async () => {
  const said = await lint('src/entry/server/good.ts', importing('../../meeting/server/index.ts'));
  expect(said).not.toContain('preau');
});
