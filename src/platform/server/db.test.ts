import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { isDatabaseAway } from './db.ts';
import { openTestDatabase } from './testing/database.ts';

test('a connection that breaks while at work fails that work, and not the server', async () => {
  await using database = await openTestDatabase('none');
  const { db } = database;
  const broken = db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db);
    await sql`select pg_sleep(10)`.execute(trx);
  });
  await expect(broken).rejects.toSatisfy(isDatabaseAway);
  const { rows } = await sql`select 1 as one`.execute(db);
  expect(rows).toEqual([{ one: 1 }]);
});
