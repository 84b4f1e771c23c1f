import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../contract/problems.ts';
import type { FileSource, StoredFile } from './files.ts';
import { makeKey } from './keys.ts';

/** Nobody uploads for a day: what is older was left by a server that was killed. */
const staleMs = 86_400_000;

async function* chunksOf(source: FileSource): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) yield source;
  else yield* source;
}

/**
 * Makes the folder where files arrive, and clears what a killed server left there.
 * @returns a function that writes a source to a temporary file, whole and on the disk
 */
export async function openSpool(folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > staleMs) await rm(file, { force: true });
  }

  return async (source: FileSource, maxBytes: number): Promise<StoredFile & { file: string }> => {
    const key = makeKey();
    const file = join(folder, key);
    const hash = createHash('sha256');
    let bytes = 0;
    const handle = await open(file, 'wx', 0o600);
    try {
      for await (const chunk of chunksOf(source)) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) throw new Problem('too_large');
        hash.update(chunk);
        await handle.writeFile(chunk);
      }
      await handle.sync();
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return { key, bytes, sha256: hash.digest('hex'), file };
  };
}
