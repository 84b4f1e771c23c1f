import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, linkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Clone, ended } from './testing/clone.ts';

let clone: Clone;

beforeEach(() => {
  clone = new Clone();
});

afterEach(() => clone.remove());

/** The oldest Node that we promise to begin under is 20: one of this machine that is older than 24. */
const older = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  .map((folder) => join(folder, 'node'))
  .filter((program) => existsSync(program))
  .find((program) => {
    const told = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim();
    return /^v2[0-3]\./.test(told);
  });

/** Makes this Node say that it is another, or of another system. */
const pretending = (what: 'platform' | 'version') => {
  const script = {
    platform: `Object.defineProperty(process, 'platform', { value: 'win32' })`,
    version: `Object.defineProperty(process.versions, 'node', { value: '20.1.0' })`,
  }[what];
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
};

/** npm brings a Node that is this test's own, under the name that the start looks for. */
const bringsNode = (node: string) => `
  if (args[0] === 'install') {
    const bin = 'node_modules/node-' + process.platform + '-' + process.arch + '/bin';
    mkdirSync(bin, { recursive: true });
    writeFileSync(bin + '/node', ${JSON.stringify(node)}, { mode: 0o755 });
  }`;

/** It says the version that was asked for, and is the Node of this test. */
const goodNode = `#!/bin/sh
unset NODE_OPTIONS
if [ "$1" = --version ]; then echo v24.21.0; else exec ${process.execPath} "$@"; fi
`;

test('under Node 24 nothing is brought but the libraries, then the command runs', async () => {
  const { code, output } = await clone.start(['--lan']);
  expect(output).toContain('ran ["--lan"]');
  expect(code).toBe(7);
  expect(clone.asked().map(([what]) => what)).toEqual(['ci']);
});

test.for(['of this machine', 'that ours pretends to be'])(
  'an older Node, %s: Node 24 is brought, once, and the command runs under it with its arguments and its exit code',
  async (which, { skip }) => {
    const isReal = which === 'of this machine';
    if (isReal && !older) skip('no older Node on this machine');
    clone.npm(bringsNode(goodNode));
    const node = isReal && older ? older : process.execPath;
    const env = isReal ? {} : pretending('version');
    const first = await clone.start(['--lan', 'mot'], { node, env });
    expect(first.output).toMatch(
      /Node 24\.21\.0 : celui de la machine est v[^]*ran \["--lan","mot"\]/,
    );
    expect(first.code).toBe(7);
    const second = await clone.start([], { node, env });
    expect(second.output).toContain('Node 24.21.0 : déjà là');
    expect(clone.asked().map(([what]) => what)).toEqual(['install', 'ci', 'ci']);
  },
);

test('under an older Node, SIGTERM reaches the command, whose end is ours', async () => {
  clone.npm(bringsNode(goodNode));
  const script = join(clone.folder, 'launcher', 'start.mjs');
  const child = clone.spawn(process.execPath, [script, '--wait'], pretending('version'));
  const end = ended(child);
  child.stdout?.on('data', (chunk: Buffer) => {
    if (chunk.toString().includes('ran ')) child.kill('SIGTERM');
  });
  expect(await end).toMatchObject({ code: 8, output: expect.stringContaining('told to stop') });
});

test('the tools that build the pages are installed, whatever the environment says of production', async () => {
  clone.npm(
    `if (args[0] === 'ci') { console.error('npm error Missing: other-machine@1.0.0 from lock file'); process.exit(1); }`,
  );
  const packages = { '': {}, 'node_modules/a': { optionalDependencies: { 'other-machine': '1' } } };
  clone.write('package-lock.json', JSON.stringify({ packages }));
  const { code } = await clone.start([], { env: { NODE_ENV: 'production' } });
  expect(code).toBe(7);
  expect(clone.asked().map(([what]) => what)).toEqual(['ci', 'install']);
  for (const args of clone.asked()) expect(args).toContain('--include=dev');
});

test.each<[string, string, RegExp]>([
  [
    'no network',
    `console.error('npm error code ENOTFOUND'); process.exit(1);`,
    /npm ne joint pas son registre[^]*HTTPS_PROXY/,
  ],
  [
    'a full disk',
    `console.error('npm error code ENOSPC'); process.exit(1);`,
    /Le disque est plein/,
  ],
  [
    'anything else',
    `console.error('pas de chance'); process.exit(1);`,
    /npm a échoué \(ci[^]*pas de chance/,
  ],
])(
  'npm that fails, %s: a sentence says what to do, and the next start begins again',
  async (_name, npm, sentence) => {
    clone.npm(npm);
    const { code, output } = await clone.start();
    expect(output).toMatch(sentence);
    expect(code).toBe(1);
    clone.npm('');
    expect((await clone.start()).code).toBe(7);
  },
);

test('a Node of npm’s that does not run on this machine is not kept', async () => {
  clone.npm(bringsNode('#!/bin/sh\nexit 1\n'));
  const { code, output } = await clone.start([], { env: pretending('version') });
  expect(output).toMatch(/ne tourne pas sur cette machine[^]*nodejs\.org/);
  expect(code).toBe(1);
});

test('a machine without npm: a sentence says where it comes from', async () => {
  // Away from its own folder, beside which an npm may lie.
  const node = join(clone.bin, 'lonely-node');
  try {
    linkSync(process.execPath, node);
  } catch {
    copyFileSync(process.execPath, node);
  }
  const { code, output } = await clone.start([], { node, env: { npm_execpath: '' } });
  expect(output).toMatch(/npm est introuvable[^]*apt install npm/);
  expect(code).toBe(1);
});

test('Windows is sent to WSL before anything is brought', async () => {
  const { code, output } = await clone.start([], { env: pretending('platform') });
  expect(output).toContain('wsl --install');
  expect(code).toBe(1);
  expect(clone.asked()).toEqual([]);
});
