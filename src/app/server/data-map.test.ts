import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookies } from '../../platform/contract/cookies.ts';
import { columnsOf, type Column } from '../../platform/contract/personal-data.ts';
import { purposes } from '../../platform/contract/personal-data-words.ts';
import type { Db } from '../../platform/server/db.ts';
import { logFields } from '../../platform/server/telemetry/log-fields.ts';
import { until } from '../../platform/server/testing/until.ts';
import { dataMaps } from '../contract/personal-data.ts';
import { differences, type Live } from '../testing/data-map.ts';
import { openInstallation, type Installation } from '../testing/installation.ts';

const root = join(import.meta.dirname, '../../..');

let here: Installation;
let live: Live;
beforeAll(async () => {
  here = await openInstallation();
  await until('the queue has its tables', () => queueIsThere(here.db));
  live = {
    columns: await liveColumns(here.db),
    files: await filesInDataFolder(),
    logs: Object.keys(logFields),
    cookies: Object.values(cookies).map(({ name }) => name),
  };
});
afterAll(() => here[Symbol.asyncDispose]());

/** Its last table: the queue makes all of them in one transaction. */
async function queueIsThere(db: Db): Promise<boolean> {
  const { rows } = await sql<{ name: string | null }>`
    select to_regclass('jobs.version')::text as name`.execute(db);
  return rows[0]?.name != null;
}

/** Every column of every schema that is not PostgreSQL's own. A part of a table has its table's columns. */
async function liveColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<{ schema: string; table: string; column: string }>`
    select c.table_schema as schema, c.table_name as table, c.column_name as column
    from information_schema.columns c
    join pg_class r on r.oid = format('%I.%I', c.table_schema, c.table_name)::regclass
    where c.table_schema not in ('pg_catalog', 'information_schema')
      and not r.relispartition`.execute(db);
  return rows.flatMap(({ schema, table, column }) =>
    columnsOf(schema === 'public' ? table : `${schema}.${table}`, column),
  );
}

/** Names that our code gives to files and folders of the data folder. */
async function filesInDataFolder(): Promise<string[]> {
  const found = new Set<string>();
  for await (const file of glob(['launcher/**/*.ts', 'src/*/server/**/*.ts'], { cwd: root })) {
    if (/\.test\.ts$|testing/.test(file)) continue;
    const text = await readFile(join(root, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/dataFolder, '([\w.-]+)'/g)) found.add(name);
  }
  return [...found];
}

describe('the data map', () => {
  it('states every column, file, log field and cookie, and nothing that is gone', () => {
    expect(live.columns.length).toBeGreaterThan(200);
    expect(live.files).toContain('secrets.json');
    expect(differences(dataMaps, live)).toEqual([]);
  });

  it('gives each entry an id of its own, that begins with its domain', () => {
    const ids = dataMaps.flatMap(({ entries }) => Object.keys(entries));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+\.[a-z-]+$/.test(id))).toEqual([]);
  });

  it('knows no purpose but the controller’s own, all of them in the closed list', () => {
    expect(Object.keys(purposes)).toEqual([
      'people',
      'identification',
      'activity',
      'correspondence',
      'security',
      'comfort',
      'obligation',
    ]);
    const stated = dataMaps.flatMap(({ entries }) =>
      Object.values(entries).map(({ purpose }) => purpose),
    );
    expect(stated.filter((purpose) => !Object.hasOwn(purposes, purpose))).toEqual([]);
  });

  it('turns red for a new column, a new log field, a new cookie, a new file', async () => {
    await here.db.transaction().execute(async (trx) => {
      await sql`alter table people add column birth_place text`.execute(trx);
      const columns = await liveColumns(trx);
      expect(differences(dataMaps, { ...live, columns })).toEqual([
        'undeclared: people.birth_place',
      ]);
      await sql`alter table people drop column birth_place, drop column email`.execute(trx);
      expect(differences(dataMaps, { ...live, columns: await liveColumns(trx) })).toEqual([
        'gone: people.email',
      ]);
      await sql`alter table people add column email text`.execute(trx);
    });
    expect(differences(dataMaps, { ...live, logs: [...live.logs, 'userAgent'] })).toEqual([
      'undeclared: userAgent',
    ]);
    expect(differences(dataMaps, { ...live, cookies: [...live.cookies, 'audience'] })).toEqual([
      'undeclared: audience',
    ]);
    expect(differences(dataMaps, { ...live, files: [...live.files, 'photos'] })).toEqual([
      'undeclared: photos',
    ]);
  });
});
