import { expect, test } from 'vitest';
import { ConfigError, privateUrl, readConfig } from './config.ts';

const random = 'k3Zr8q0VtYw5uB1nM7xLs2Dp9Hc4Jf6G';
const complete = {
  DATABASE_URL: 'postgresql://preau:secret@localhost/preau?host=%2Frun',
  PREAU_SECRET: random,
  LIVEKIT_API_KEY: 'preau',
  LIVEKIT_API_SECRET: random,
};
const withTls = { PREAU_TLS_CERT: '/tls/cert.pem', PREAU_TLS_KEY: '/tls/key.pem' };

function codesOf(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig({ ...complete, ...env });
    return [];
  } catch (error) {
    if (error instanceof ConfigError)
      return error.problems.map(({ code, name }) => `${code} ${name}`);
    throw error;
  }
}

test('a local installation needs nothing but its database and its secrets', () => {
  const config = readConfig(complete);
  expect(config.publicUrl.href).toBe('http://localhost:3000/');
  expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, tls: null, demonstration: false });
  expect(config.files).toEqual({ kind: 'folder', folder: `${config.dataFolder}/files` });
  expect(config.mail).toEqual({ kind: 'outbox' });
  expect(privateUrl(config)).toBe('http://127.0.0.1:3000');
});

test('everything that is missing is named at once', () => {
  expect(() => readConfig({})).toThrow(
    /DATABASE_URL manque[^]*PREAU_SECRET manque[^]*LIVEKIT_API_SECRET manque/,
  );
});

test('an engine of one’s own is asked for with its keys, which npm start cannot know', () => {
  const { LIVEKIT_API_KEY: _key, LIVEKIT_API_SECRET: _secret, ...rest } = complete;
  expect(() => readConfig({ ...rest, LIVEKIT_URL: 'ws://livekit:7880' })).toThrow(
    /LIVEKIT_URL est donnée sans LIVEKIT_API_KEY[^]*sans LIVEKIT_API_SECRET/,
  );
});

test('an empty variable counts as absent, as compose files write it', () => {
  expect(codesOf({ SMTP_URL: '', PREAU_PUBLIC_URL: '' })).toEqual([]);
});

test('an unknown name is refused, with the nearest known one', () => {
  expect(() => readConfig({ ...complete, PREAU_PUBLIC_ULR: 'https://a.example' })).toThrow(
    /PREAU_PUBLIC_URL \?/,
  );
});

test('names that belong to the tests or to others are left alone', () => {
  expect(codesOf({ PREAU_TEST_DATABASE_URL: 'x', HOME: '/root', LIVEKIT_REGION: 'x' })).toEqual([]);
});

test('the private listener appears when the server ends HTTPS itself', () => {
  const config = readConfig({ ...complete, ...withTls, PREAU_HOST: '0.0.0.0' });
  expect(config.publicUrl.href).toBe('https://localhost:3000/');
  expect(privateUrl(config)).toBe('http://127.0.0.1:3001');
});

const https = {
  PREAU_PUBLIC_URL: 'https://classe.ecole.example',
  PREAU_MEDIA_ADDRESS: '203.0.113.10',
};
const login = 'key:secret';

test.each<[string, NodeJS.ProcessEnv, string[]]>([
  ['a port out of range', { PREAU_PORT: '99999' }, ['invalid-value PREAU_PORT']],
  ['a port that is a word', { PREAU_PORT: 'web' }, ['invalid-value PREAU_PORT']],
  ['a database of another kind', { DATABASE_URL: 'mysql://x/y' }, ['invalid-value DATABASE_URL']],
  [
    'a proxy that is a name',
    { PREAU_TRUSTED_PROXY: 'proxy' },
    ['invalid-value PREAU_TRUSTED_PROXY'],
  ],
  [
    'the engine’s well-known key',
    { LIVEKIT_API_KEY: 'devkey' },
    ['media-secret-unsafe LIVEKIT_API_SECRET'],
  ],
  [
    'the engine’s well-known secret',
    { LIVEKIT_API_SECRET: 'secret' },
    ['media-secret-unsafe LIVEKIT_API_SECRET'],
  ],
  ['a short secret', { PREAU_SECRET: 'préau' }, ['secret-too-short PREAU_SECRET']],
  [
    'a public address in clear',
    { ...https, PREAU_PUBLIC_URL: 'http://classe.ecole.example' },
    ['public-url-http PREAU_PUBLIC_URL'],
  ],
  [
    'a public address with a path',
    { ...https, PREAU_PUBLIC_URL: 'https://a.example/preau', PREAU_TRUSTED_PROXY: '127.0.0.1' },
    ['public-url-path PREAU_PUBLIC_URL'],
  ],
  ['HTTPS that nobody serves', https, ['public-url-unserved PREAU_PUBLIC_URL']],
  [
    'a certificate without its key',
    { PREAU_TLS_CERT: '/tls/cert.pem' },
    ['tls-incomplete PREAU_TLS_CERT'],
  ],
  [
    'a certificate, and an address in clear',
    { ...withTls, PREAU_PUBLIC_URL: 'http://localhost' },
    ['public-url-scheme PREAU_PUBLIC_URL'],
  ],
  ['the whole network in clear', { PREAU_HOST: '0.0.0.0' }, ['listen-in-clear PREAU_HOST']],
  [
    'trust in everyone',
    { PREAU_TRUSTED_PROXY: '0.0.0.0/0' },
    ['trusted-proxy-everyone PREAU_TRUSTED_PROXY'],
  ],
  [
    'signalling in clear across the Internet',
    { LIVEKIT_URL: 'ws://media.example:7880' },
    ['media-url-plain LIVEKIT_URL'],
  ],
  [
    'a public address, and sound and pictures for this machine alone',
    { ...https, PREAU_TRUSTED_PROXY: '127.0.0.1', PREAU_MEDIA_ADDRESS: '' },
    ['media-address-loopback PREAU_MEDIA_ADDRESS'],
  ],
  [
    'a host who is named by half',
    { PREAU_LEGAL_NAME: 'Association des écoles', PREAU_LEGAL_COUNTRY: 'France' },
    ['legal-incomplete PREAU_LEGAL_NAME'],
  ],
  [
    'TURN over TLS without a certificate',
    {
      ...https,
      PREAU_TRUSTED_PROXY: '127.0.0.1',
      PREAU_MEDIA_TURN_DOMAIN: 'turn.ecole.example',
    },
    ['turn-without-certificate PREAU_MEDIA_TURN_DOMAIN'],
  ],
  [
    'TURN’s certificate without its key',
    { PREAU_MEDIA_TURN_CERT: '/tls/turn.pem' },
    ['turn-cert-incomplete PREAU_MEDIA_TURN_CERT'],
  ],
  ['files without a key', { S3_URL: 'https://s3.example/classe' }, ['files-incomplete S3_URL']],
  ['files without a bucket', { S3_URL: `s3://${login}@h` }, ['files-incomplete S3_URL']],
  ['files with a stray %', { S3_URL: 's3://key:100%@h/classe' }, ['files-incomplete S3_URL']],
  [
    'files in clear across the Internet',
    { S3_URL: `http://${login}@s3.example/classe` },
    ['files-in-clear S3_URL'],
  ],
  [
    'mail without a sender',
    { SMTP_URL: 'smtp://mail.example' },
    ['mail-from-missing PREAU_MAIL_FROM'],
  ],
])('refused: %s', (_name, env, codes) => {
  expect(codesOf(env)).toEqual(codes);
});

test.each<[string, NodeJS.ProcessEnv]>([
  [
    'weak secrets, in the demonstration alone',
    {
      PREAU_DEMO: '1',
      LIVEKIT_API_KEY: 'devkey',
      LIVEKIT_API_SECRET: 'secret',
      PREAU_SECRET: 'démo',
    },
  ],
  ['HTTPS by certificate files', { ...https, ...withTls, PREAU_HOST: '0.0.0.0' }],
  [
    'HTTPS by a declared proxy',
    { ...https, PREAU_TRUSTED_PROXY: '10.1.0.0/16, ::1', PREAU_HOST: '0.0.0.0' },
  ],
  [
    'TURN over TLS with a certificate of its own, behind a proxy',
    {
      ...https,
      PREAU_TRUSTED_PROXY: '127.0.0.1',
      PREAU_MEDIA_TURN_DOMAIN: 'turn.ecole.example',
      PREAU_MEDIA_TURN_CERT: '/tls/turn.pem',
      PREAU_MEDIA_TURN_KEY: '/tls/turn.key',
    },
  ],
  [
    'a public address with an engine elsewhere, which has its own',
    {
      ...https,
      PREAU_TRUSTED_PROXY: '127.0.0.1',
      PREAU_MEDIA_ADDRESS: '',
      LIVEKIT_URL: 'wss://media.ecole.example',
    },
  ],
  ['files inside a cluster, in clear', { S3_URL: `http://${login}@files:9000/classe` }],
  ['signalling inside a cluster', { LIVEKIT_URL: 'ws://livekit:7880' }],
  ['signalling on a private address', { LIVEKIT_URL: 'ws://10.0.0.7:7880' }],
])('accepted: %s', (_name, env) => {
  expect(codesOf(env)).toEqual([]);
});
