import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings } from '../src/platform/server/config.ts';
import { root } from './bootstrap/folders.mjs';
import type { Held } from './bootstrap/lock.mjs';
import { Fault } from './faults.ts';
import { chooseAccount } from './postgres/account.ts';
import { databaseUrl } from './postgres/database.ts';
import { choosePlace } from './postgres/place.ts';
import { openSecrets } from './secrets.ts';
import { readReady } from './server.ts';

/** The database that a start on this data folder keeps, or the one that the environment names. */
function findDatabase(folder: string, named: string | undefined): string {
  if (named) return named;
  if (!existsSync(join(folder, 'secrets.json')))
    throw new Fault(
      'no-installation',
      `Il n’y a pas de Préau dans ${folder}. Indiquez son dossier des données : PREAU_DATA=/chemin npm run operator.`,
    );
  const { socket } = choosePlace(join(folder, 'postgres'), chooseAccount());
  return databaseUrl(socket, openSecrets(folder).databasePassword, 'preau');
}

/**
 * `npm run operator -- <identifiant>`: a new link for an operator who has lost phone and backup codes; without
 * a name, who there is. Préau goes on meanwhile.
 */
export async function run(args: string[], lock: Held): Promise<number> {
  lock.release();
  const values = readSettings(process.env);
  const folder = resolve(values.PREAU_DATA);
  const ready = readReady(join(folder, 'run'));
  if (!ready && !values.DATABASE_URL)
    throw new Fault('not-started', 'Préau ne tourne pas. Démarrez-le, puis relancez la commande.');
  const child = spawn(
    process.execPath,
    [join(root, 'src', 'app', 'recover-operator.ts'), ...args.slice(0, 1)],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        DATABASE_URL: findDatabase(folder, values.DATABASE_URL),
        PREAU_PUBLIC_URL: ready?.url ?? String(values.PREAU_PUBLIC_URL ?? ''),
      },
    },
  );
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}
