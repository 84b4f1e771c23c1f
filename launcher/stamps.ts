import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One number for the content of these files, in this order, and for these words. */
export function contentHash(files: string[], words: string[] = []): string {
  const hash = createHash('sha256');
  for (const word of words) hash.update(`${word}\0`);
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Was the thing that this stamp speaks of made from this very content? */
export function isStamped(stamp: string, content: string): boolean {
  try {
    return readFileSync(stamp, 'utf8') === content;
  } catch {
    return false;
  }
}

/** Written once the thing is whole: a kill before leaves no stamp, and the thing is made again. */
export function writeStamp(stamp: string, content: string): void {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(`${stamp}.new`, content);
  renameSync(`${stamp}.new`, stamp);
}

export function removeStamp(stamp: string): void {
  rmSync(stamp, { force: true });
}
