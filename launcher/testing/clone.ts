import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../bootstrap/folders.mjs';

/** What one command said, and how it ended. */
export type Run = { code: number; output: string };

/**
 * A clone with nothing brought yet, whose npm, and whatever else a test puts on its PATH, are
 * scripts of the test. Its command `start` only says what it was given.
 */
export class Clone {
  readonly folder = mkdtempSync(join(tmpdir(), 'preau-clone-'));
  readonly bin = join(this.folder, 'bin');
  readonly #npm = join(this.folder, 'npm', 'npm-cli.js');

  constructor() {
    chmodSync(this.folder, 0o755);
    for (const folder of [this.bin, join(this.folder, 'npm')]) mkdirSync(folder);
    cpSync(join(root, 'launcher'), join(this.folder, 'launcher'), { recursive: true });
    this.write('package.json', '{"type":"module"}');
    this.write('package-lock.json', JSON.stringify({ packages: { '': {} } }));
    this.npm('');
    this.write(
      'launcher/main.ts',
      `export async function run(args: string[], lock: { release(): void }): Promise<number> {
         lock.release();
         const stopped = new Promise((resolve) => {
           process.removeAllListeners('SIGTERM');
           process.once('SIGTERM', () => resolve(8));
         });
         console.log('ran', JSON.stringify(args));
         if (!args.includes('--wait')) return 7;
         const alive = setInterval(() => {}, 1000);
         await stopped;
         clearInterval(alive);
         console.log('told to stop');
         return 8;
       }`,
    );
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  /** Puts a shell script on the PATH. */
  program(name: string, script: string): void {
    writeFileSync(join(this.bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }

  /** npm notes what it is asked, then does this: `args` holds its arguments. */
  npm(script: string): void {
    writeFileSync(
      this.#npm,
      `const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
       const args = process.argv.slice(2);
       appendFileSync(${JSON.stringify(join(this.folder, 'asked'))}, JSON.stringify(args) + '\\n');
       ${script}`,
    );
    this.write('npm/package.json', '{"type":"commonjs"}');
  }

  /** What npm was asked, one list of arguments each time. */
  asked(): string[][] {
    const file = join(this.folder, 'asked');
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as string[]);
  }

  spawn(node: string, args: string[], env: NodeJS.ProcessEnv = {}, uid?: number): ChildProcess {
    return spawn(node, args, {
      cwd: this.folder,
      env: { PATH: this.bin, HOME: this.folder, npm_execpath: this.#npm, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
  }

  /** `npm start` with these arguments, under this Node. */
  start(args: string[] = [], { node = process.execPath, env = {} } = {}): Promise<Run> {
    return ended(this.spawn(node, [join(this.folder, 'launcher', 'start.mjs'), ...args], env));
  }

  /** Calls a function of one of its modules, and says what it threw. */
  call(module: string, call: string, uid?: number): Promise<Run> {
    const script = `
      import { sayFailure } from './launcher/bootstrap/steps.mjs';
      const module = await import('./launcher/${module}');
      try { await module.${call}; } catch (error) { console.log(error.code); sayFailure(error); }`;
    return ended(this.spawn(process.execPath, ['--input-type=module', '-e', script], {}, uid));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits for a command, and keeps what it says. */
export function ended(child: ChildProcess): Promise<Run> {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code: code ?? -1, output })),
  );
}
