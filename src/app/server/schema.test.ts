import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../platform/server/testing/database.ts';

type ColumnRow = { table: string; column: string; required: boolean };

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let columns: ColumnRow[];
beforeAll(async () => {
  database = await openTestDatabase();
  const { rows } = await sql<ColumnRow>`
    select table_name as table, column_name as column,
      is_nullable = 'NO' and column_default is null as required
    from information_schema.columns where table_schema = 'public'`.execute(database.db);
  columns = rows;
});
afterAll(() => database[Symbol.asyncDispose]());

/** Names of columns, or of their tables, that hold a word. */
const named = (words: RegExp) =>
  columns.filter(({ table, column }) => words.test(table) || words.test(column));

/**
 * Tables that no key ties to a school: the installation's own, counts of attempts under hashes that change
 * each day, receipts of the engine. Events go with the meeting or the seat whose id their stream bears.
 */
const installations = [
  'agreement_versions',
  'event_streams',
  'events',
  'kysely_migration',
  'kysely_migration_lock',
  'operator_sessions',
  'operators',
  'rate_limits',
  'verifications',
  'webhook_receipts',
];

describe('the schema', () => {
  it('ties each table to a school that its rows go with, but those of the installation', async () => {
    const { rows } = await sql<{ name: string }>`
      with recursive tied as (
        select 'schools'::regclass::oid as id
        union
        select conrelid from pg_constraint join tied on confrelid = tied.id
        where contype = 'f' and confdeltype = 'c')
      select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and oid not in (select id from tied)
      order by relname`.execute(database.db);
    expect(rows.map(({ name }) => name)).toEqual(installations);
  });

  it('knows no plan, no price and no offer', () => {
    const sold = named(/plan_|(^|_)plan$|price|offer|tier|premium|billing|invoice|subscription/);
    // Who goes to which breakout is a plan as well, and costs nothing.
    expect(sold.filter(({ table }) => !table.startsWith('breakout_plan'))).toEqual([]);
  });

  it('holds no profile, no measure of use, no trace of a device or of a place', () => {
    const use = /profil|interest|score|usage|clicks|views_count|analytics|tracking/;
    const device =
      /user_agent|browser_(name|version)|operating_system|os_version|client_version|mac_addr|udid/;
    const place = /ip_addr|(^|_)ip$|latitude|longitude|geo|birth_place|home_address/;
    for (const words of [use, device, place]) expect(named(words)).toEqual([]);
  });

  it('never requires an e-mail address of anybody who has a record or an account', () => {
    const addresses = columns.filter(
      ({ table, column }) => ['people', 'accounts'].includes(table) && column === 'email',
    );
    expect(addresses.map(({ required }) => required)).toEqual([false, false]);
  });

  it('knows a school by its code and its name, not by its place', () => {
    const known = columns.filter(({ table }) => table === 'schools').map(({ column }) => column);
    expect(known).toEqual(expect.arrayContaining(['uai', 'name']));
    expect(
      known.filter((column) => /address_|street|city|postal|phone|department/.test(column)),
    ).toEqual([]);
  });
});

it('the installation depends on nothing that finds places from addresses', async () => {
  const file = join(import.meta.dirname, '../../../package-lock.json');
  const { packages } = JSON.parse(await readFile(file, 'utf8')) as { packages: object };
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(
    Object.keys(packages).filter((name) => /geoip|maxmind|ip2location|geolite/.test(name)),
  ).toEqual([]);
});
