import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync, spawnSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { engineIsMissing, prepareEngine, type EngineOptions } from './engine.ts';

const go = spawnSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).stdout?.trim();

let folder: string;
let options: Required<EngineOptions>;

/** A module of the engine's name with nothing in it: the real Go builds it in a second. */
function writeModule(version: string): void {
  const stand = join(folder, 'stand-in', 'cmd', 'server');
  mkdirSync(stand, { recursive: true });
  mkdirSync(options.source, { recursive: true });
  writeFileSync(
    join(folder, 'stand-in', 'go.mod'),
    'module github.com/livekit/livekit-server\n\ngo 1.21\n',
  );
  writeFileSync(
    join(stand, 'main.go'),
    `package main\n\nfunc main() { println("version ${version}") }\n`,
  );
  writeFileSync(
    join(options.source, 'go.mod'),
    `module preau/engine\n\ngo 1.21\n\nrequire github.com/livekit/livekit-server v1.0.0\n\n// ${version}\nreplace github.com/livekit/livekit-server => ../stand-in\n`,
  );
  writeFileSync(join(options.source, 'go.sum'), '');
}

const runs = (program: string) => execFileSync(program, { stdio: 'ignore' });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preau-engine-'));
  options = {
    source: join(folder, 'engine'),
    folder: join(folder, 'built'),
    path: join(folder, 'bin'),
  };
  mkdirSync(options.path);
  writeModule('one');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const addGo = () => symlinkSync(join(go, 'bin', 'go'), join(options.path, 'go'));

test('no engine and no Go: a sentence gives the three ways out', async () => {
  await expect(prepareEngine(options)).rejects.toMatchObject({
    code: 'no-engine',
    message: expect.stringMatching(/installez Go[^]*livekit-server sur le PATH[^]*LIVEKIT_URL/),
  });
});

test('an engine on PATH is taken as it is', async () => {
  const program = join(options.path, 'livekit-server');
  writeFileSync(program, '#!/bin/sh\necho livekit-server version 9.9.9\n', { mode: 0o755 });
  expect(await prepareEngine(options)).toEqual({ program, note: `${program}, version 9.9.9` });
});

test('built once, then left alone, then built again when the pin changes', async ({ skip }) => {
  if (!go) skip('no Go on this machine');
  addGo();
  const first = await prepareEngine(options);
  expect(first.note).toContain('construit');
  runs(first.program);
  expect((await prepareEngine(options)).note).toBe('déjà là');
  writeModule('two');
  expect((await prepareEngine(options)).note).toContain('construit');
});

test('a half-built engine, or one whose stamp a kill prevented, is built again', async ({
  skip,
}) => {
  if (!go) skip('no Go on this machine');
  addGo();
  mkdirSync(options.folder);
  writeFileSync(join(options.folder, 'livekit-server.new'), 'half');
  writeFileSync(join(options.folder, 'livekit-server'), 'from another time, without a stamp');
  const made = await prepareEngine(options);
  expect(made.note).toContain('construit');
  runs(made.program);
});

/** A Go that says this and ends so; `out` is where it was told to put the engine. */
const addStandIn = (script: string) =>
  writeFileSync(
    join(options.path, 'go'),
    `#!/bin/sh\nwhile [ "$1" != -o ]; do shift; done; out="$2"\n${script}\n`,
    { mode: 0o755 },
  );

test.each([
  ['an old Go', 'echo "go: go.mod requires go >= 1.26 (running go 1.19)"; exit 1', 'go-too-old'],
  ['no network', 'echo "dial tcp: lookup proxy.golang.org: no such host"; exit 1', 'no-network'],
  ['a full disk', 'echo "write /tmp/go-build: no space left on device"; exit 1', 'disk-full'],
  [
    'an engine for another machine',
    'printf "#!/bin/sh\\nexit 1\\n" > "$out"; chmod +x "$out"',
    'engine-does-not-run',
  ],
])(
  '%s: a sentence says what to do, and nothing is taken for an engine',
  async (_name, script, code) => {
    addStandIn(script);
    await expect(prepareEngine(options)).rejects.toMatchObject({ name: 'Fault', code });
    expect(engineIsMissing(options)).toBe(true);
  },
);

test('an engine that does not build: the end of Go’s words', async ({ skip }) => {
  if (!go) skip('no Go on this machine');
  addGo();
  writeFileSync(
    join(folder, 'stand-in', 'cmd', 'server', 'main.go'),
    'package main\n\nfunc main() { nonsense }\n',
  );
  await expect(prepareEngine(options)).rejects.toMatchObject({
    code: 'engine-not-built',
    message: expect.stringContaining('nonsense'),
  });
});
