import { access, constants, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../../contract/problems.ts';
import { isAbsent, toStorageProblem } from './faults.ts';
import type { Files, OwnedFiles } from './files.ts';
import { areaOf, placeOf } from './keys.ts';
import { demandSpace, fillOf, readSpace, type Space } from './space.ts';
import { openSpool } from './spool.ts';

/** A rename is on the disk once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Files in a folder: written aside, brought to the disk, then renamed, so that a key names a whole file or
 * none. Readable by the server's account only.
 * @param space tells how full the disk is
 */
export function openFolder(
  folder: string,
  space: (folder: string) => Promise<Space> = readSpace,
): Files {
  let spool: ReturnType<typeof openSpool> | null = null;
  /** Made at the first use, and again after a failure: the server starts with its files away. */
  const spooled = () => {
    spool ??= openSpool(join(folder, 'incoming'));
    spool.catch(() => (spool = null));
    return spool;
  };
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw toStorageProblem(error);
    }
  };

  const of = (owner: string): OwnedFiles => ({
    put: (source, { maxBytes }) =>
      guarded(async () => {
        const area = areaOf(owner);
        const write = await spooled();
        demandSpace(await space(folder));
        const { file, ...stored } = await write(source, maxBytes);
        const target = join(folder, placeOf(owner, stored.key));
        try {
          const made = await mkdir(dirname(target), { recursive: true, mode: 0o700 });
          await rename(file, target);
          await syncFolder(dirname(target));
          if (made) await syncFolder(join(folder, area));
        } catch (error) {
          await rm(file, { force: true });
          throw error;
        }
        return stored;
      }),

    read: (key) =>
      guarded(async () => {
        const handle = await open(join(folder, placeOf(owner, key)), 'r').catch(
          (error: unknown) => {
            throw isAbsent(error) ? new Problem('not_found') : error;
          },
        );
        return handle.createReadStream();
      }),

    remove: (key) => guarded(() => rm(join(folder, placeOf(owner, key)), { force: true })),
  });

  return {
    of,

    removeAllOf: (owner) =>
      guarded(() => rm(join(folder, areaOf(owner)), { recursive: true, force: true })),

    async health() {
      await spooled();
      await access(folder, constants.W_OK);
      return 'ok';
    },

    fill: () => guarded(async () => fillOf(await space(folder))),

    // Nothing stays open between two calls.
    [Symbol.asyncDispose]: async () => {},
  };
}
