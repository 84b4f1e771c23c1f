import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type Db } from '../db.ts';

/**
 * A database of its own for one test file, on the real PostgreSQL of this run.
 * @param migrate brings the schema in
 * @returns the database and its URL; dropped when disposed
 */
export async function openTestDatabase(migrate: (db: Db) => Promise<unknown>) {
  const admin = inject('databaseUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  const database = openDatabase(url.href);
  await migrate(database.db);
  return {
    db: database.db,
    url: url.href,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await run(`drop database ${name} with (force)`);
    },
  };
}
