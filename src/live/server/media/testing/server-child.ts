import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { MediaServerOptions } from './server.ts';

const program = fileURLToPath(new URL('server-process.ts', import.meta.url));

/** Starts the media control in a process of its own, ready once this resolves. */
export async function startServerProcess(options: MediaServerOptions) {
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    void exited.then(() => reject(new Error('the server did not start')));
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return { kill, [Symbol.asyncDispose]: kill };
}
