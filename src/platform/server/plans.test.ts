import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from './testing/database.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

it('PostgreSQL keeps the plan of what was asked often, on that connection, and answers as before', async () => {
  await database.db.connection().execute(async (db) => {
    const plans = async () => {
      const { rows } = await sql<{ statement: string }>`
        select statement from pg_prepared_statements`.execute(db);
      return rows.map(({ statement }) => statement).filter((text) => text.includes('as "sum"'));
    };
    const add = async (n: number) =>
      (await sql<{ sum: number }>`select ${n}::int + 1 as "sum"`.execute(db)).rows;
    for (let n = 0; n < 100; n += 1) await add(n);
    expect(await plans()).toEqual([]);
    expect(await add(41)).toEqual([{ sum: 42 }]);
    expect(await add(1)).toEqual([{ sum: 2 }]);
    expect(await plans()).toEqual(['select $1::int + 1 as "sum"']);
  });
});
