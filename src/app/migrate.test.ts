import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openTestDatabase } from '../platform/server/testing/database.ts';
import { openForMigrations } from './migrate.ts';

it('a migration is not cut short, as a page’s question is', async () => {
  await using database = await openTestDatabase('none');
  await using migrations = openForMigrations(database.url);
  const limitOf = async ({ db }: Pick<typeof database, 'db'>) =>
    (await sql<{ statement_timeout: string }>`show statement_timeout`.execute(db)).rows;
  expect(await limitOf(database)).toEqual([{ statement_timeout: '15s' }]);
  expect(await limitOf(migrations)).toEqual([{ statement_timeout: '0' }]);
});
