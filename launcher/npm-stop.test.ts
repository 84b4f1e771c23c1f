import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findNpm } from './bootstrap/npm.mjs';
import { root } from './bootstrap/folders.mjs';
import { identify, isAlive } from './processes.ts';
import { until } from './wait.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preau-npm-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Our own command lines, with a program that only waits in place of ours. */
function scriptsOf(stand: string): Record<string, string> {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return Object.fromEntries(
    Object.entries(scripts).map(([name, line]) => [name, line.replace(/\S+\.(mjs|ts)/, stand)]),
  );
}

test.each(['start', 'test', 'check'])(
  'SIGTERM to « npm %s » reaches the command, and npm waits for it',
  async (name) => {
    // npm ends its shell alone: a shell that did not give its place would leave the command running.
    writeFileSync(
      join(folder, 'stand-in.mjs'),
      `import { writeFileSync } from 'node:fs';
     const alive = setInterval(() => {}, 1000);
     process.on('SIGTERM', () => { writeFileSync('stopped', ''); clearInterval(alive); });
     writeFileSync('pid', String(process.pid));`,
    );
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ scripts: scriptsOf('stand-in.mjs') }),
    );
    const npm = spawn(process.execPath, [findNpm(), 'run', name], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const gone = new Promise((resolve) => npm.once('exit', resolve));
    const pid = await until(() => readOrNull(join(folder, 'pid')), { timeout: 60_000 });
    const command = identify(Number(pid));
    expect(command).not.toBeNull();
    npm.kill('SIGTERM');
    await gone;
    expect(readOrNull(join(folder, 'stopped'))).toBe('');
    expect(command && isAlive(command)).toBe(false);
  },
);

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
