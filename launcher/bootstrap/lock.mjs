import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A socket named after a folder, whatever path leads to it. Whoever listens holds the folder, and
 * the system frees it with its holder, `kill -9` included. On Linux the name is abstract: no file is
 * left behind.
 */
function socketOf(folder) {
  const { dev, ino } = statSync(folder);
  const name = `preau-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 24)}`;
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(address, answer) {
  return new Promise((resolve, reject) => {
    const server = createServer((client) => {
      client.on('error', () => undefined);
      client.once('data', () => client.end(JSON.stringify(answer())));
    });
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** The holder's answer, or `null` when nobody holds. */
function askHolder(address) {
  return new Promise((resolve) => {
    let reply = '';
    const client = createConnection(address, () => client.write('take-over'));
    client.setTimeout(5_000, () => client.destroy());
    client.on('data', (chunk) => (reply += chunk));
    client.on('error', () => resolve(null));
    client.on('close', () => {
      try {
        resolve(JSON.parse(reply));
      } catch {
        resolve(null);
      }
    });
  });
}

export async function tryLock(folder, { answer = () => ({ pid: process.pid }) } = {}) {
  const address = socketOf(folder);
  const server = await listen(address, answer);
  if (server) return { held: true, release: () => server.close() };
  const holder = await askHolder(address);
  // A socket file whose holder died; abstract names never come here.
  if (!holder && !address.startsWith('\0')) await rm(address, { force: true });
  return { held: false, holder };
}

export async function holdLock(folder, { wait }) {
  for (let told = false; ;) {
    const lock = await tryLock(folder);
    if (lock.held) return lock;
    if (lock.holder && !told) {
      told = true;
      wait(lock.holder);
    }
    await pause(200);
  }
}
