import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '../src/platform/server/config.ts';
import { requireCertificates, turnCertificate } from './certificates.ts';

const name = 'classe.ecole.example';
let folder: string;
let file: (name: string) => string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'preau-certificates-'));
  file = (part) => join(folder, part);
  const make = () =>
    generate([{ name: 'commonName', value: name }], {
      keyType: 'ec',
      curve: 'P-256',
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
    });
  const [own, other] = [await make(), await make()];
  writeFileSync(file('cert.pem'), own.cert);
  writeFileSync(file('key.pem'), own.private);
  writeFileSync(file('other-key.pem'), other.private);
  writeFileSync(file('words.pem'), 'Bonjour');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Settings where each `…_CERT` and `…_KEY` is a file of this test's folder. */
const settings = (given: Record<string, string>) =>
  readSettings(
    Object.fromEntries(
      Object.entries(given).map(([setting, value]) => [
        setting,
        /_(CERT|KEY)$/.test(setting) ? file(value) : value,
      ]),
    ),
  );

const whole = { PREAU_TLS_CERT: 'cert.pem', PREAU_TLS_KEY: 'key.pem' };

test('a whole pair is accepted, for pages and for TURN', () => {
  const values = settings({ ...whole, PREAU_MEDIA_TURN_DOMAIN: name });
  requireCertificates(values);
  expect(turnCertificate(values)).toEqual({ certFile: file('cert.pem'), keyFile: file('key.pem') });
});

test('nothing is read when nothing was given', () => {
  requireCertificates(settings({}));
  expect(turnCertificate(settings(whole))).toBeNull();
});

test('TURN has its own certificate when one is given', () => {
  const values = settings({
    ...whole,
    PREAU_MEDIA_TURN_DOMAIN: name,
    PREAU_MEDIA_TURN_CERT: 'turn.pem',
    PREAU_MEDIA_TURN_KEY: 'turn-key.pem',
  });
  expect(turnCertificate(values)?.certFile).toBe(file('turn.pem'));
  expect(() => requireCertificates(values)).toThrow(/PREAU_MEDIA_TURN_CERT mène à .*turn\.pem/);
});

test.each<[string, Record<string, string>, string, RegExp]>([
  [
    'a file that is not there',
    { ...whole, PREAU_TLS_CERT: 'none.pem' },
    'certificate-not-read',
    /PREAU_TLS_CERT mène à .*none\.pem/,
  ],
  [
    'a folder',
    { ...whole, PREAU_TLS_KEY: '' },
    'certificate-not-read',
    /PREAU_TLS_KEY\) ne se lit pas \(EISDIR\)/,
  ],
  [
    'words instead of a certificate',
    { ...whole, PREAU_TLS_CERT: 'words.pem' },
    'certificate-not-understood',
    /words\.pem \(PREAU_TLS_CERT\) ne contient pas de certificat/,
  ],
  [
    'a certificate instead of its key',
    { ...whole, PREAU_TLS_KEY: 'cert.pem' },
    'certificate-not-understood',
    /cert\.pem \(PREAU_TLS_KEY\) ne contient pas de clé privée/,
  ],
  [
    'the key of another certificate',
    { ...whole, PREAU_TLS_KEY: 'other-key.pem' },
    'certificate-of-another-key',
    /other-key\.pem .* n’est pas celle du certificat .*cert\.pem/,
  ],
  [
    'a certificate that does not cover TURN’s name',
    { ...whole, PREAU_MEDIA_TURN_DOMAIN: 'turn.ecole.example' },
    'certificate-of-another-name',
    /cert\.pem \(PREAU_TLS_CERT\) ne couvre pas turn\.ecole\.example/,
  ],
])('%s: the sentence names the file and its setting', (_name, given, code, sentence) => {
  expect(() => requireCertificates(settings(given))).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(sentence) }),
  );
});
