import { Problem } from '../../contract/problems.ts';

const full = new Set([
  'ENOSPC',
  'EDQUOT',
  'QuotaExceeded',
  'InsufficientStorage',
  'XMinioStorageFull',
  'XMinioAdminBucketQuotaExceeded',
]);
const absent = new Set(['ENOENT', 'NoSuchKey', 'NotFound']);

/** The stable names that Node (`code`) and S3 (`name`) give to a failure. */
const namesOf = (error: Error): string[] => [
  error.name,
  ...('code' in error && typeof error.code === 'string' ? [error.code] : []),
];

/** Is the file simply not there? */
export const isAbsent = (error: unknown): boolean =>
  error instanceof Error && namesOf(error).some((name) => absent.has(name));

/** What a failure of the place means for whoever stores or reads a file. */
export function toStorageProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const isFull = error instanceof Error && namesOf(error).some((name) => full.has(name));
  return new Problem(isFull ? 'storage_full' : 'storage_away', { cause: error });
}
