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

/**
 * Reads `s3://key:secret@host:port/bucket/prefix?region=…&tls=0` (or `https://…`, `http://…`).
 * @throws when a part is missing, or when it would go in clear outside the installation's own network
 */
export function readS3Address(text: string): S3Address {
  const { protocol, hostname, host, pathname, searchParams, username, password } = new URL(text);
  const [bucket = '', ...rest] = pathname.split('/').filter((part) => part !== '');
  if (bucket === '' || username === '' || password === '')
    throw new Error(
      'S3_URL : il faut une clé, un secret et un espace, s3://CLÉ:SECRET@machine/espace?region=…',
    );
  const isPlain = protocol === 'http:' || searchParams.get('tls') === '0';
  if (isPlain && !isInside(hostname))
    throw new Error(
      'S3_URL mène hors du réseau privé sans chiffrement. Ôtez tls=0, ou donnez une adresse privée.',
    );
  return {
    endpoint: `${isPlain ? 'http' : 'https'}://${host}`,
    region: searchParams.get('region') ?? 'us-east-1',
    bucket: decodeURIComponent(bucket),
    prefix: rest.map((part) => `${decodeURIComponent(part)}/`).join(''),
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
  };
}
