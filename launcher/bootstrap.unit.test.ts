import { join } from 'node:path';
import { expect, test } from 'vitest';
import { matches } from './bootstrap/dependencies.mjs';
import { Fault, faultIn, faultOf } from './bootstrap/faults.mjs';
import { cache, root } from './bootstrap/folders.mjs';
import { lacksOnlyOptional } from './bootstrap/npm.mjs';
import { duration } from './bootstrap/steps.mjs';

const locked = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/only-on-macos': { version: '1.0.0', integrity: 'sha512-m', optional: true },
};
const a = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };

test('libraries are there when each is the locked one, those of other machines aside', () => {
  expect(matches(locked, a)).toBe(true);
});

test.each([
  ['one is missing', {}],
  ['one has another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
  ['one has another content', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } }],
  ['one too many', { ...a, 'node_modules/b': { version: '1.0.0', integrity: 'sha512-b' } }],
])('libraries are installed again when %s', (_name, installed) => {
  expect(matches(locked, installed)).toBe(false);
});

test('durations read as in French', () => {
  expect(duration(1_240)).toBe('1,2 s');
  expect(duration(98_000)).toBe('1 min 38 s');
  expect(duration(59_600)).toBe('1 min 0 s');
});

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'folder-read-only'],
  ['EACCES', 'folder-forbidden'],
  ['ENOTDIR', 'not-a-folder'],
])('the system’s %s becomes a sentence about the place', (code, told) => {
  const fault = faultOf(Object.assign(new Error('no'), { code }), '/srv/préau');
  expect(fault).toBeInstanceOf(Fault);
  expect(fault?.code).toBe(told);
  expect(fault?.message).toContain('/srv/préau');
});

test('a bug stays a bug, with its stack', () => {
  expect(faultOf(new TypeError('undefined is not a function'), '/srv')).toBeNull();
});

test('a program’s own words about a full disk are understood', () => {
  expect(faultIn('write error: No space left on device', '/srv')?.code).toBe('disk-full');
  expect(faultIn('npm error code ENOSPC', '/srv')?.code).toBe('disk-full');
  expect(faultIn('all is well', '/srv')).toBeNull();
});

test('a folder that the program names itself, and may not write, is told', () => {
  const words = `could not create directory "/srv/préau/cluster": Permission denied`;
  expect(faultIn(words, '/srv/préau')?.code).toBe('folder-forbidden');
  const npm = 'npm error code EACCES\nnpm error path /srv/préau/node_modules/a';
  expect(faultIn(npm, '/srv/préau')?.code).toBe('folder-forbidden');
});

test.each([
  ['a database’s own refusal', 'error: permission denied for schema public'],
  ['a database’s own refusal, beside the place', '/srv/préau: permission denied for table people'],
  ['a file that the person named', "Error: EACCES: permission denied, open '/etc/tls/key.pem'"],
])('%s is not told as a folder that cannot be written', (_name, words) => {
  expect(faultIn(words, '/srv/préau')).toBeNull();
});

test.each([
  ['the clone', root, /clonez Préau dans un dossier/],
  ['what is built in it', join(root, 'dist'), /clonez Préau dans un dossier/],
  ['what is kept in it', join(cache, 'engine'), /clonez Préau dans un dossier/],
  ['the data folder, in the clone or not', join(root, 'data', 'run'), /PREAU_DATA=/],
  ['a neighbour of the same beginning', `${join(root, 'dist')}ances`, /PREAU_DATA=/],
])('the advice is one that helps: %s', (_name, place, advice) => {
  for (const code of ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'])
    expect(faultOf(Object.assign(new Error('no'), { code }), place)?.message).toMatch(advice);
});

const withBindings = {
  '': {},
  'node_modules/tool': { optionalDependencies: { '@tool/binding-darwin-arm64': '1.0.0' } },
};

test.each([
  ['the lock file noted no version of it', '@tool/binding-darwin-arm64@'],
  ['the registry has it now', '@tool/binding-darwin-arm64@1.0.0'],
])('a lock file without another machine’s package is whole: %s', (_name, missing) => {
  expect(lacksOnlyOptional(`npm error Missing: ${missing} from lock file`, withBindings)).toBe(
    true,
  );
});

test.each([
  ['a needed package is missing', 'npm error Missing: needed@1.0.0 from lock file'],
  ['a version differs', "npm error Invalid: lock file's a@1.0.0 does not satisfy a@2.0.0"],
  ['it is about something else', 'npm error network'],
])('a lock file is refused when %s', (_name, said) => {
  expect(lacksOnlyOptional(said, withBindings)).toBe(false);
});
