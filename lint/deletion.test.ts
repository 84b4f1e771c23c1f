import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { domains } from './layout.ts';
import { readReferences, type References } from './references.ts';

const root = join(import.meta.dirname, '..');
const files = readReferences(root);

const domainOf = (file: string) => /^src\/(\w+)/.exec(file)?.[1] ?? '';
const rankOf = (file: string) => domains.indexOf(domainOf(file));
const ownerOf = new Map(files.flatMap(({ file, tables }) => tables.map((table) => [table, file])));

/** Tables are typed in servers alone: elsewhere, their names are words like others. */
const tablesIn = ({ file, words }: References) =>
  file.split('/')[2] === 'server' ? words.flatMap((word) => ownerOf.get(word) ?? []) : [];

/** Files in which something is declared that this one needs to compile. */
const neededBy = (one: References) => [...one.files, ...tablesIn(one)];

/** Without rights and platform nothing stands. */
const existing = domains
  .slice(domains.indexOf('access') + 1)
  .filter((domain) => existsSync(join(root, 'src', domain)));

// A compiler deletes them for good in deletion.long.test.ts: minutes, where this takes seconds.
describe('deleting a domain’s folder breaks only the composition, and domains below it', () => {
  it('every domain is looked at', () => {
    const seen = new Set(files.map(({ file }) => domainOf(file)));
    expect([...existing, 'platform', 'access', 'app'].sort()).toEqual([...seen].sort());
  });

  it.each(existing.toReversed())('%s', (domain) => {
    const needs = files.filter((one) => neededBy(one).some((file) => domainOf(file) === domain));
    const above = needs.filter(({ file }) => rankOf(file) < domains.indexOf(domain));
    expect(above.map(({ file }) => file).filter((file) => domainOf(file) !== 'app')).toEqual([]);
    expect(needs.map(({ file }) => domainOf(file))).toContain('app');
  });

  it('nothing needs the composition', () => {
    const needs = files.filter((one) => neededBy(one).some((file) => domainOf(file) === 'app'));
    expect([...new Set(needs.map(({ file }) => domainOf(file)))]).toEqual(['app']);
  });

  it('a domain declares into others’ modules nothing but its tables, each once', () => {
    const tables = files.flatMap((one) => one.tables);
    expect(new Set(tables).size).toBe(tables.length);
    const declared = files
      .filter(({ file }) => !['platform', 'app'].includes(domainOf(file)))
      .flatMap(({ augmented }) => augmented);
    expect(declared.length).toBeGreaterThan(0);
    for (const one of declared)
      expect(one).toEqual({ module: 'src/platform/server/db.ts', interfaces: ['Database'] });
  });
});
