import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive } from './processes.ts';
import { alive, Installation } from './testing/installation.ts';

const isRoot = process.getuid?.() === 0;

/** May this test mount a file system of its own? Not in every container. */
function mount(folder: string, options: string): boolean {
  return isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status === 0;
}

const unmount = (folder: string) => spawnSync('umount', ['-l', folder]);

let school: Installation;

beforeEach(async () => {
  school = await Installation.make();
});

afterEach(async () => {
  await school.remove();
});

test('a file where the data folder should be: a sentence says what to do', async () => {
  writeFileSync(school.data, 'je suis un fichier');
  const start = school.start();
  expect(await start.exited()).toBe(1);
  expect(start.output()).toMatch(/n’est pas un dossier[^]*PREAU_DATA=/);
});

test('a read-only folder: a sentence says what to do', async ({ skip }) => {
  mkdirSync(school.data);
  if (!mount(school.data, 'ro')) skip('no right to mount');
  try {
    const start = school.start();
    expect(await start.exited()).toBe(1);
    expect(start.output()).toMatch(/est en lecture seule[^]*PREAU_DATA=/);
  } finally {
    unmount(school.data);
  }
});

test('a folder that this account may not write: a sentence says what to do', async ({ skip }) => {
  if (!isRoot) skip('only root can become somebody else');
  mkdirSync(school.data, { mode: 0o755 });
  const start = school.start({ uid: 65_534 });
  expect(await start.exited()).toBe(1);
  expect(start.output()).toMatch(/n’a pas le droit d’écrire[^]*PREAU_DATA=/);
});

test('a full disk: a sentence says what to do, and the next start finishes once there is room', async ({
  skip,
}) => {
  mkdirSync(school.data);
  if (!mount(school.data, 'size=24m,mode=711')) skip('no right to mount');
  try {
    const start = school.start();
    expect(await start.exited()).toBe(1);
    expect(start.output()).toContain('Le disque est plein');
    expect(start.output()).toContain('Libérez de la place');
    execFileSync('mount', ['-o', 'remount,size=300m', school.data]);
    const second = await school.opened();
    second.process.kill('SIGTERM');
    expect(await second.exited()).toBe(0);
  } finally {
    unmount(school.data);
  }
});

test('not even room for a note: a sentence says what to do', async ({ skip }) => {
  mkdirSync(school.data);
  if (!mount(school.data, 'size=256k')) skip('no right to mount');
  try {
    const start = school.start();
    expect(await start.exited()).toBe(1);
    expect(start.output()).toContain('Le disque est plein');
  } finally {
    unmount(school.data);
  }
});

test('as root under a folder that only root can enter, the database lives elsewhere and stops with the rest', async ({
  skip,
}) => {
  if (!isRoot) skip('only root has such folders');
  chmodSync(school.folder, 0o700);
  const start = await school.opened();
  const { postgres } = school.kin();
  expect(readFileSync(`/proc/${postgres.pid}/status`, 'utf8')).not.toMatch(/^Uid:\s+0\s/m);
  const note = JSON.parse(
    readFileSync(join(school.data, 'postgres', 'elsewhere.json'), 'utf8'),
  ) as { root: string };
  expect(note.root).toMatch(/^\/var\/lib\/preau\//);
  start.process.kill('SIGTERM');
  expect(await start.exited()).toBe(0);
  expect(isAlive(postgres)).toBe(false);
});

test('a data folder restored without the database that lived elsewhere opens no empty school', async ({
  skip,
}) => {
  if (!isRoot) skip('only root keeps databases elsewhere');
  chmodSync(school.folder, 0o700);
  const first = await school.opened();
  first.process.kill('SIGTERM');
  await first.exited();
  const { root } = JSON.parse(
    readFileSync(join(school.data, 'postgres', 'elsewhere.json'), 'utf8'),
  ) as { root: string };
  const saved = `${root}.saved`;
  try {
    renameSync(root, saved);
    const second = school.start();
    expect(await second.exited()).toBe(1);
    expect(second.output()).toContain(`La base de données de ce Préau était dans ${root}`);
    expect(existsSync(root)).toBe(false);
    renameSync(saved, root);
    await school.opened();
  } finally {
    rmSync(saved, { recursive: true, force: true });
  }
});

test('a copied data folder does not take the database of the original', async ({ skip }) => {
  if (!isRoot) skip('only root keeps databases elsewhere');
  chmodSync(school.folder, 0o700);
  const first = await school.opened();
  first.process.kill('SIGTERM');
  await first.exited();
  const copy = join(school.folder, 'copie');
  cpSync(school.data, copy, { recursive: true });
  const second = school.start({ env: { PREAU_DATA: copy } });
  expect(await second.exited()).toBe(1);
  expect(second.output()).toContain('est une copie de');
});

test('a copied data folder does not end the children of the original', async () => {
  await school.opened();
  const kin = school.kin();
  const other = await Installation.make();
  try {
    // As it is copied while a lesson runs, without its database: the copy is to make one of its own.
    cpSync(school.data, other.data, {
      recursive: true,
      filter: (path) => !/\/(cluster|socket|made\.json)$|elsewhere/.test(path),
    });
    await other.opened();
    expect(alive(kin)).toEqual(['postgres', 'livekit', 'server']);
  } finally {
    await other.remove();
  }
});

test('a plain user starts everything under its own account', async ({ skip }) => {
  if (!isRoot) skip('the other tests run as a plain user already');
  chownSync(school.folder, 65_534, 65_534);
  const start = await school.opened({ uid: 65_534 });
  for (const { pid } of Object.values(school.kin())) {
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Uid:\s+65534\s/m);
  }
  start.process.kill('SIGTERM');
  expect(await start.exited()).toBe(0);
});

test('a folder whose path is too long for a socket works all the same', async () => {
  const long = mkdtempSync(join(school.folder, `${'é'.repeat(50)}-`));
  chmodSync(long, 0o711);
  const start = await school.opened({ env: { PREAU_DATA: join(long, 'données de l’école') } });
  start.process.kill('SIGTERM');
  expect(await start.exited()).toBe(0);
});

test('a data folder left half-made by a kill is finished by the next start', async () => {
  const start = school.start();
  // The moment between the first folder and the whole database.
  const folder = join(school.data, 'postgres');
  while (globSync('cluster.new-*/PG_VERSION', { cwd: folder }).length === 0) {
    if (start.process.exitCode !== null) throw new Error(start.output());
    await new Promise((resolve) => setImmediate(resolve));
  }
  start.process.kill('SIGKILL');
  await start.exited();
  expect(existsSync(join(folder, 'cluster'))).toBe(false);
  await school.opened();
  expect(globSync('cluster.new-*', { cwd: folder })).toEqual([]);
});

test('secrets cut short by a full disk are never replaced silently', async () => {
  const first = await school.opened();
  first.process.kill('SIGTERM');
  await first.exited();
  writeFileSync(join(school.data, 'secrets.json'), '{"secret": "mo');
  const second = school.start();
  expect(await second.exited()).toBe(1);
  expect(second.output()).toContain('Remettez celui de la sauvegarde');
  rmSync(join(school.data, 'secrets.json'));
});
