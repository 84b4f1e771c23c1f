import type { Readable } from 'node:stream';

/** What may be stored: bytes that are there, or that come. */
export type FileSource = Uint8Array | AsyncIterable<Uint8Array>;

/** A file once stored. Its name and type are the domain's to keep; the store knows bytes only. */
export type StoredFile = {
  /** Opaque and random: neither guessable nor telling anything. */
  key: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
};

/** How full the place is. */
export type Fill = {
  /** From 0 to 1; `null` when the place does not say (S3). */
  share: number | null;
  /** At 80 % somebody must make room. */
  alarm: boolean;
};

/** The files of one owner: another owner's keys name nothing here. */
export type OwnedFiles = {
  /**
   * Stores bytes; they are on the disk, whole, when it answers, and nothing is left when it throws.
   * @throws {Problem} `too_large` beyond `maxBytes`, `storage_full`, `storage_away`
   */
  put: (source: FileSource, limits: { maxBytes: number }) => Promise<StoredFile>;
  /** @throws {Problem} `not_found`, `storage_away` */
  read: (key: string) => Promise<Readable>;
  /** Removes a file; one that is not there is removed already. */
  remove: (key: string) => Promise<void>;
};

/** Where files lie: a folder, or S3. Each owner's are apart. */
export type Files = AsyncDisposable & {
  /** @param owner a UUID: whoever the files belong to, and die with */
  of: (owner: string) => OwnedFiles;
  /** Removes all that an owner ever stored, and nobody else's. */
  removeAllOf: (owner: string) => Promise<void>;
  health: () => Promise<'ok' | 'away'>;
  fill: () => Promise<Fill>;
};
