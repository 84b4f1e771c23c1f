import pg from 'pg';
import { Fault } from '../faults.ts';
import { superuser } from './cluster.ts';

/** Address of a database behind a Unix socket, in the form that `pg` and `psql` both read. */
export function databaseUrl(socket: string, password: string, name: string): string {
  return `postgresql://${superuser}:${encodeURIComponent(password)}@localhost/${name}?host=${encodeURIComponent(socket)}`;
}

const wrongPassword = '28P01';

/**
 * Creates the database when it is missing.
 * @throws {Fault} when the password is not the one that the database was made with
 */
export async function ensureDatabase(
  socket: string,
  password: string,
  name: string,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(socket, password, 'postgres') });
  try {
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== wrongPassword) throw error;
    throw new Fault(
      'database-secret-lost',
      'La base de données a été créée avec un autre mot de passe : le fichier des secrets (secrets.json, dans le dossier des données) a été perdu ou remplacé. Remettez celui de la sauvegarde.',
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
