import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem } from '../../contract/problems.ts';
import { toStorageProblem } from './faults.ts';
import { areaOf, makeKey, placeOf } from './keys.ts';
import { findS3Problem, readS3Address } from './s3-address.ts';
import { demandSpace, fillOf } from './space.ts';

const owner = '01890000-0000-7000-8000-000000000000';

test('a key is random, and its place is below the root', () => {
  expect(new Set(Array.from({ length: 1_000 }, makeKey)).size).toBe(1_000);
  expect(placeOf(owner, makeKey())).toMatch(/^of\/[0-9a-f-]{36}\/[0-9a-f]{2}\/[0-9a-f]{40}$/);
});

test('what is not a key names no place', () => {
  const key = 'a'.repeat(40);
  for (const text of [
    '',
    '..',
    '../../etc/passwd',
    `${key}/..`,
    `../${key}`,
    key.toUpperCase(),
    `${key}\n`,
    `${key}\0`,
  ])
    expect(() => placeOf(owner, text), JSON.stringify(text)).toThrow(Problem);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => placeOf(owner, text)).toThrow(Problem);
      expect(() => areaOf(text)).toThrow(Problem);
    }),
  );
});

test.each(['ENOSPC', 'EDQUOT'])('%s is a full place', (code) => {
  expect(toStorageProblem(Object.assign(new Error('x'), { code })).code).toBe('storage_full');
});
test.each(['EROFS', 'EACCES', 'EIO', 'ECONNREFUSED'])('%s is a place that is away', (code) => {
  expect(toStorageProblem(Object.assign(new Error('x'), { code })).code).toBe('storage_away');
});

test('the alarm rings at 80 %, and the last 5 % are left to the database', () => {
  expect(fillOf({ total: 100, free: 21 }).alarm).toBe(false);
  expect(fillOf({ total: 100, free: 20 }).alarm).toBe(true);
  expect(() => demandSpace({ total: 100, free: 6 })).not.toThrow();
  expect(() => demandSpace({ total: 100, free: 5 })).toThrow('storage_full');
  expect(() => demandSpace({ total: 0, free: 0 })).toThrow('storage_full');
});

test('an S3 address is read in each of its forms', () => {
  const parts = { bucket: 'classe', prefix: '', accessKeyId: 'clé', secretAccessKey: 'a/b+c' };
  const login = `${encodeURIComponent('clé')}:${encodeURIComponent('a/b+c')}`;
  expect(readS3Address(`s3://${login}@127.0.0.1:9000/classe?region=fr-par&tls=0`)).toEqual({
    ...parts,
    endpoint: 'http://127.0.0.1:9000',
    region: 'fr-par',
  });
  expect(readS3Address(`https://${login}@s3.example.fr/classe/a/b`)).toEqual({
    ...parts,
    prefix: 'a/b/',
    endpoint: 'https://s3.example.fr',
    region: 'us-east-1',
  });
});

test.each([
  ['s3://k:s@s3.example.fr/classe?tls=0', 'in-clear'],
  ['http://k:s@s3.example.fr/classe', 'in-clear'],
  ['s3://k@h/classe', 'incomplete'],
  ['s3://k:s@h/', 'incomplete'],
  ['s3://k:%s@h/classe', 'incomplete'],
])('%s is refused', (text, problem) => {
  expect(findS3Problem(text)).toBe(problem);
  expect(() => readS3Address(text)).toThrow(/S3_URL/);
});
