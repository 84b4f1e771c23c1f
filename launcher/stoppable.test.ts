import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { identify, isAlive } from './processes.ts';
import { until } from './wait.ts';

/** A runner of tests whose tests started a program that has a session of its own. */
const runner = (note: string) => `
  import { spawn } from 'node:child_process';
  import { writeFileSync } from 'node:fs';
  const engine = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
  engine.once('spawn', () => writeFileSync(${JSON.stringify(note)}, [process.pid, engine.pid].join(' ')));
  setInterval(() => {}, 1000);`;

const command = (script: string) => `
  import { runLive, unlessStopped } from ${JSON.stringify(join(import.meta.dirname, 'stoppable.ts'))};
  process.exit(await unlessStopped(async (isStopped) => {
    await runLive(${JSON.stringify(script)}, [], process.env);
    return isStopped() ? 1 : 0;
  }));`;

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s while tests run ends everything that they started, and answers as ended by somebody',
  async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'preau-stop-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [script, note] = [join(folder, 'runner.mjs'), join(folder, 'note')];
    writeFileSync(script, runner(note));
    const child = spawn(process.execPath, ['--input-type=module', '-e', command(script)], {
      stdio: 'ignore',
    });
    const code = new Promise((resolve) => child.once('exit', resolve));
    const told = await until(() => readOrNull(note), { timeout: 60_000 });
    const started = (told ?? '').split(' ').map((pid) => identify(Number(pid)));
    expect(started).toEqual([expect.anything(), expect.anything()]);
    child.kill(name);
    expect(await code).toBe(130);
    expect(started.map((one) => one !== null && isAlive(one))).toEqual([false, false]);
  },
);

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8') || null;
  } catch {
    return null;
  }
}
