import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '../db.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrator's address of the one PostgreSQL of this run: each test file makes its database. */
    databaseUrl: string;
    /** Name of the database that holds the newest schema and nothing else, to be copied. */
    templateDatabase: string;
  }
}

/**
 * A database of its own for one test file, on the real PostgreSQL of this run.
 * @param schema `'newest'`: as after the last migration; `'none'`: nothing at all in it
 * @returns the database and its URL; dropped when disposed
 */
export async function openTestDatabase(schema: 'newest' | 'none' = 'newest') {
  const admin = inject('databaseUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  const template = schema === 'newest' ? inject('templateDatabase') : 'template0';
  await run(`create database ${name} template ${template}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  const database = openDatabase(url.href);
  return {
    db: database.db,
    url: url.href,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await run(`drop database ${name} with (force)`);
    },
  };
}
