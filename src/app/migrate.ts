import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import { openDatabase, type Db } from '../platform/server/db.ts';

const folder = fileURLToPath(new URL('../../migrations', import.meta.url));

const migratorOf = (db: Db) =>
  new Migrator({
    db,
    provider: new FileMigrationProvider({ fs, path, migrationFolder: folder }),
  });

/** Is the schema this server's? */
export async function isMigrated(db: Db): Promise<boolean> {
  const migrations = await migratorOf(db).getMigrations();
  return migrations.every(({ executedAt }) => executedAt !== undefined);
}

/**
 * Brings the schema to the newest version; two servers starting together wait for each other.
 * @returns the names of the migrations that ran
 * @throws the first migration's error, nothing of it applied
 */
export async function migrate(db: Db): Promise<string[]> {
  const { error, results } = await migratorOf(db).migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/**
 * The database as migrations need it: a large table takes what it takes, and of two servers that start
 * together one waits for the other.
 */
export const openForMigrations = (url: string) => openDatabase(url, undefined, null);

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is missing');
  await using database = openForMigrations(url);
  for (const name of await migrate(database.db)) console.log(name);
}
