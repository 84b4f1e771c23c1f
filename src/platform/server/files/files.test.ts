import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { openFolder } from './folder.ts';
import { openFiles, type OwnedFiles } from './index.ts';
import { openS3Server } from './testing/s3-server.ts';

const lesson = Buffer.from('La leçon d’aujourd’hui\n'.repeat(10_000));
const owner = '01890000-0000-7000-8000-000000000000';
const other = '01890000-0000-7000-8000-000000000001';
const limits = { maxBytes: 1024 * 1024 };
const secret = 'a/b+c=secret';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'preau-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
async function* slowly(bytes: Buffer, size = 1_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function* broken() {
  yield Buffer.alloc(1_000);
  throw new Error('the line broke');
}

async function openPlace(kind: 'folder' | 's3') {
  const dataFolder = temporaryFolder();
  const server = await openS3Server('classe', secret);
  const url = `s3://key:${encodeURIComponent(secret)}@127.0.0.1:${server.port}/classe/ecole?region=fr-par&tls=0`;
  const files = await openFiles({
    dataFolder,
    files: kind === 's3' ? { kind, url } : { kind, folder: join(dataFolder, 'files') },
  });
  onTestFinished(async () => {
    await files[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });
  return { place: files, files: files.of(owner), server, dataFolder };
}
const readBack = async (files: OwnedFiles, key: string) => buffer(await files.read(key));

test.each(['folder', 's3'] as const)(
  '%s: what is stored is read back, then removed',
  async (kind) => {
    const { files, place } = await openPlace(kind);
    expect(await place.health()).toBe('ok');
    for (const source of [lesson, slowly(lesson), Buffer.alloc(0)]) {
      const stored = await files.put(source, limits);
      const back = await readBack(files, stored.key);
      expect(stored).toEqual({
        key: expect.stringMatching(/^[0-9a-f]{40}$/),
        bytes: back.length,
        sha256: createHash('sha256').update(back).digest('hex'),
      });
      expect(back.equals(source instanceof Buffer ? source : lesson)).toBe(true);
      await files.remove(stored.key);
      await files.remove(stored.key);
      await expect(files.read(stored.key)).rejects.toThrow('not_found');
    }
  },
);

test.each(['folder', 's3'] as const)(
  '%s: too large, broken on the way: refused, and nothing is left',
  async (kind) => {
    const { files, server, dataFolder } = await openPlace(kind);
    await expect(files.put(slowly(lesson), { maxBytes: 5_000 })).rejects.toThrow('too_large');
    await expect(files.put(broken(), limits)).rejects.toThrow();
    expect(filesIn(dataFolder)).toEqual([]);
    expect(server.objects.size).toBe(0);
    await expect(files.put(lesson.subarray(0, 5_000), { maxBytes: 5_000 })).resolves.toBeDefined();
  },
);

test.each(['folder', 's3'] as const)('%s: no text reads or removes another file', async (kind) => {
  const { files, dataFolder } = await openPlace(kind);
  writeFileSync(join(dataFolder, 'secret'), 'x');
  for (const key of ['../secret', '..%2fsecret', 'incoming', '/etc/passwd', '']) {
    await expect(files.read(key)).rejects.toThrow('not_found');
    await expect(files.remove(key)).rejects.toThrow('not_found');
  }
  expect(statSync(join(dataFolder, 'secret')).size).toBe(1);
});

test.each(['folder', 's3'] as const)(
  '%s: one owner’s keys are nothing to another, and all of one can go without the other’s',
  async (kind) => {
    const { files, place } = await openPlace(kind);
    const theirs = place.of(other);
    const mine = await files.put(lesson, limits);
    const kept = await theirs.put(lesson, limits);
    await expect(theirs.read(mine.key)).rejects.toThrow('not_found');
    await theirs.remove(mine.key);
    expect((await readBack(files, mine.key)).equals(lesson)).toBe(true);
    await place.removeAllOf(owner);
    await expect(files.read(mine.key)).rejects.toThrow('not_found');
    expect((await readBack(theirs, kept.key)).equals(lesson)).toBe(true);
    await expect(place.removeAllOf('..')).rejects.toThrow('not_found');
    await place.removeAllOf(owner);
  },
);

test('only the server’s own account can read the files', async () => {
  const { files, dataFolder } = await openPlace('folder');
  await files.put(lesson, limits);
  const [file = ''] = filesIn(dataFolder);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700);
});

test('what a killed server left half-way is cleared a day later', async () => {
  const folder = temporaryFolder();
  const incoming = join(folder, 'incoming');
  mkdirSync(incoming);
  for (const name of ['old', 'young']) writeFileSync(join(incoming, name), 'half');
  const long = new Date(Date.now() - 2 * 86_400_000);
  utimesSync(join(incoming, 'old'), long, long);
  await openFolder(folder).health();
  expect(readdirSync(incoming)).toEqual(['young']);
});

test('a nearly full disk refuses files with a reason, and still reads them', async () => {
  let free = 50;
  const place = openFolder(temporaryFolder(), async () => ({ total: 100, free }));
  const files = place.of(owner);
  const { key } = await files.put(lesson, limits);
  free = 15;
  expect(await place.fill()).toEqual({ share: 0.85, alarm: true });
  free = 3;
  await expect(files.put(lesson, limits)).rejects.toThrow('storage_full');
  expect((await readBack(files, key)).equals(lesson)).toBe(true);
});

/** A real small disk, where the account may mount one. */
function mountDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'preau-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

test('a disk that fills up while a file arrives refuses it and is left as it was', async ({
  skip,
}) => {
  const disk = mountDisk();
  if (disk === null) return skip('this account may not mount a disk');
  onTestFinished(() => {
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  });
  const files = openFolder(disk).of(owner);
  await expect(files.put(slowly(Buffer.alloc(600_000)), limits)).rejects.toThrow('storage_full');
  expect(filesIn(disk)).toEqual([]);
  await expect(files.put(Buffer.alloc(1_000), limits)).resolves.toBeDefined();
});

test('a folder that cannot be made is away, not a crash, and is found once it can', async () => {
  const folder = temporaryFolder();
  const blocked = join(folder, 'files');
  writeFileSync(blocked, 'a file where the folder should be');
  const files = openFolder(blocked);
  await expect(files.health()).rejects.toThrow();
  await expect(files.of(owner).put(lesson, limits)).rejects.toThrow('storage_away');
  rmSync(blocked);
  expect(await files.health()).toBe('ok');
});

test('S3: a full bucket, a wrong secret and a server that is gone are told apart', async () => {
  const { files, server, dataFolder } = await openPlace('s3');
  server.failWith({ status: 400, code: 'QuotaExceeded', times: 1 });
  await expect(files.put(lesson, limits)).rejects.toThrow('storage_full');
  server.failWith({ status: 403, code: 'AccessDenied', times: 1 });
  await expect(files.put(lesson, limits)).rejects.toThrow('storage_away');
  const wrong = await openFiles({
    dataFolder,
    files: { kind: 's3', url: `s3://key:wrong@127.0.0.1:${server.port}/classe?tls=0` },
  });
  await expect(wrong.of(owner).put(lesson, limits)).rejects.toThrow('storage_away');
  await wrong[Symbol.asyncDispose]();
  const gone = await openFiles({
    dataFolder,
    files: { kind: 's3', url: 's3://k:s@127.0.0.1:1/classe?tls=0' },
  });
  await expect(gone.of(owner).put(lesson, limits)).rejects.toThrow('storage_away');
  await expect(gone.health()).rejects.toThrow();
  await gone[Symbol.asyncDispose]();
  expect(filesIn(dataFolder)).toEqual([]);
});

test('S3: files lie under the prefix of the address', async () => {
  const { files, server } = await openPlace('s3');
  const { key } = await files.put(lesson, limits);
  expect([...server.objects.keys()]).toEqual([`ecole/of/${owner}/${key.slice(0, 2)}/${key}`]);
});

test('S3: a server that stumbles is asked again', async () => {
  const { files, server } = await openPlace('s3');
  server.failWith({ status: 503, code: 'SlowDown', times: 1 });
  const { key } = await files.put(slowly(lesson), limits);
  expect((await readBack(files, key)).equals(lesson)).toBe(true);
});
