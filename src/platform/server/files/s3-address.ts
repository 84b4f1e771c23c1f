import { isInside } from '../config-hosts.ts';

/** Where an S3 bucket is, and under which prefix our files lie in it. */
export type S3Address = {
  endpoint: string;
  region: string;
  bucket: string;
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** A part is missing or cannot be read; or it would go in clear outside the installation's own network. */
export type S3Problem = 'incomplete' | 'in-clear';

/** A part of an address as it was meant, or nothing when its `%` mean nothing. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

function parse(text: string): S3Address | S3Problem {
  const { protocol, hostname, host, pathname, searchParams, username, password } = new URL(text);
  const [bucket = '', ...rest] = pathname.split('/').filter((part) => part !== '');
  const isPlain = protocol === 'http:' || searchParams.get('tls') === '0';
  const address: S3Address = {
    endpoint: `${isPlain ? 'http' : 'https'}://${host}`,
    region: searchParams.get('region') ?? 'us-east-1',
    bucket: decode(bucket),
    prefix: rest.map((part) => `${decode(part)}/`).join(''),
    accessKeyId: decode(username),
    secretAccessKey: decode(password),
  };
  const { accessKeyId, secretAccessKey } = address;
  if ([address.bucket, accessKeyId, secretAccessKey].includes('')) return 'incomplete';
  return isPlain && !isInside(hostname) ? 'in-clear' : address;
}

/** Why this address would not be used, or `null` when it would: told by the settings, before the start. */
export function findS3Problem(text: string): S3Problem | null {
  const read = parse(text);
  return typeof read === 'string' ? read : null;
}

/**
 * Reads `s3://key:secret@host:port/bucket/prefix?region=…&tls=0` (or `https://…`, `http://…`).
 * @throws when the address has a problem, which the settings have already refused
 */
export function readS3Address(text: string): S3Address {
  const read = parse(text);
  if (typeof read === 'string') throw new Error(`S3_URL: ${read}`);
  return read;
}
