import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ServiceException,
} from '@aws-sdk/client-s3';
import pRetry from 'p-retry';
import { Problem } from '../../contract/problems.ts';
import { isAbsent, toStorageProblem } from './faults.ts';
import type { Files, OwnedFiles } from './files.ts';
import { areaOf, placeOf } from './keys.ts';
import { openSpool } from './spool.ts';
import type { S3Address } from './s3-address.ts';

const silent = () => {};

/** A broken line or an answer of 5xx may pass; what S3 refuses, it would refuse again. */
const mayPass = (error: Error): boolean => {
  const { httpStatusCode = 500 } = (error as Partial<S3ServiceException>).$metadata ?? {};
  return httpStatusCode >= 500 && httpStatusCode !== 507;
};

const openClient = ({ endpoint, region, accessKeyId, secretAccessKey }: S3Address) =>
  new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 60_000 },
    // Its own words would go to the standard error, past our log.
    logger: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
    // Newer checksums are unknown to several S3-compatible servers.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });

/**
 * Files in an S3 bucket. They arrive in a local folder first: their size must be known before they leave, and
 * a broken upload must not leave half a file.
 * @param arrivals that folder
 */
export function openS3(address: S3Address, arrivals: string): Files {
  const client = openClient(address);
  const { bucket: Bucket, prefix } = address;
  let spool: ReturnType<typeof openSpool> | null = null;
  const spooled = () => {
    spool ??= openSpool(arrivals);
    spool.catch(() => (spool = null));
    return spool;
  };
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw isAbsent(error) ? new Problem('not_found') : toStorageProblem(error);
    }
  };
  /** The client cannot read a stream twice: each attempt opens the file again. */
  const send = (file: string, Key: string, ContentLength: number) =>
    pRetry(
      () => {
        const Body = createReadStream(file);
        return client.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength }));
      },
      { retries: 2, minTimeout: 200, shouldRetry: ({ error }) => mayPass(error) },
    );
  const at = (owner: string, key: string) => ({ Bucket, Key: `${prefix}${placeOf(owner, key)}` });

  const of = (owner: string): OwnedFiles => ({
    put: (source, { maxBytes }) =>
      guarded(async () => {
        areaOf(owner);
        const write = await spooled();
        const { file, ...stored } = await write(source, maxBytes);
        try {
          await send(file, at(owner, stored.key).Key, stored.bytes);
        } finally {
          await rm(file, { force: true });
        }
        return stored;
      }),

    read: (key) =>
      guarded(async () => {
        const { Body } = await client.send(new GetObjectCommand(at(owner, key)));
        if (!(Body instanceof Readable)) throw new Error('S3 answered without a body');
        return Body;
      }),

    remove: (key) =>
      guarded(async () => void (await client.send(new DeleteObjectCommand(at(owner, key))))),
  });

  /** A page of a thousand at a time, until none is left. */
  const removeBelow = async (Prefix: string): Promise<void> => {
    for (;;) {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
      if (Contents.length === 0) return;
      for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket, Key }));
    }
  };

  return {
    of,

    removeAllOf: (owner) => guarded(() => removeBelow(`${prefix}${areaOf(owner)}/`)),

    async health() {
      await client.send(new HeadBucketCommand({ Bucket }));
      return 'ok';
    },

    fill: async () => ({ share: null, alarm: false }),

    [Symbol.asyncDispose]: async () => client.destroy(),
  };
}
