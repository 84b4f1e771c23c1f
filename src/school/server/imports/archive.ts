import yauzl from 'yauzl';
import { Problem } from '../../../platform/contract/problems.ts';
import { maxTableBytes } from './table.ts';

const maxEntries = 64;
/** A school of 20,000 in SIECLE's XML is 40 MB. */
const maxTotal = 128 * 2 ** 20;
const maxRatio = 200;
/** Below this, a high ratio harms nobody. */
const ratioFloor = 2 ** 20;

/** One file of an archive, by its name without folders. It is read as it comes, never written anywhere. */
export type ArchiveFile = { name: string; chunks: () => AsyncIterable<Uint8Array> };

const isLink = (entry: yauzl.Entry) =>
  ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;

function isUnsafe(entry: yauzl.Entry): boolean {
  const { compressedSize, uncompressedSize } = entry;
  const ratio = uncompressedSize / Math.max(1, compressedSize);
  const isBomb = uncompressedSize > maxTotal || (uncompressedSize > ratioFloor && ratio > maxRatio);
  return isBomb || isLink(entry) || (entry.generalPurposeBitFlag & 1) === 1;
}

const unsafe = () => new Problem('import.archive_unsafe');
const broken = (cause: unknown) =>
  cause instanceof Problem ? cause : new Problem('import.archive_broken', { cause });

/** yauzl refuses absolute paths, `..` and backslashes itself; its message says so. */
const isPathFault = (error: unknown) =>
  error instanceof Error &&
  /invalid relative path|absolute path|invalid characters/.test(error.message);

/**
 * Lists what an archive holds, after its limits: entries, size, ratio, links, paths, encryption.
 * @throws {Problem} `import.archive_unsafe`, `import.archive_broken`
 */
export async function openArchive(bytes: Uint8Array): Promise<ArchiveFile[]> {
  const files: ArchiveFile[] = [];
  let total = 0;
  let read = 0;
  try {
    const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await yauzl.fromBufferPromise(held, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > maxEntries) throw unsafe();
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      if (isUnsafe(entry) || total > maxTotal) throw unsafe();
      if (entry.fileName.endsWith('/')) continue;
      const name = entry.fileName.split('/').at(-1) ?? '';
      files.push({ name, chunks: () => chunksOf(zip, entry) });
    }
  } catch (error) {
    throw isPathFault(error) ? unsafe() : broken(error);
  }

  /** What is announced may lie: what comes is counted. */
  async function* chunksOf(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        read += (chunk as Uint8Array).byteLength;
        if (read > 2 * maxTotal) throw unsafe();
        yield chunk as Uint8Array;
      }
    } catch (error) {
      throw broken(error);
    }
  }
  return files;
}

/**
 * A table of an archive, whole.
 * @throws {Problem} `import.archive_unsafe` when it is longer than any table may be
 */
export async function wholeFile(file: ArchiveFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of file.chunks()) {
    bytes += chunk.byteLength;
    if (bytes > maxTableBytes) throw unsafe();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}
