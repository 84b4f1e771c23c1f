import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings } from '../src/platform/server/config.ts';
import { root } from './bootstrap/folders.mjs';
import { serverEnvironment } from './environment.ts';
import { Fault } from './faults.ts';
import { readPidFile } from './pid-files.ts';
import { chooseAccount } from './postgres/account.ts';
import { databaseUrl } from './postgres/database.ts';
import { choosePlace } from './postgres/place.ts';
import { openSecrets } from './secrets.ts';
import { readReady, type Ready } from './server.ts';

type Values = ReturnType<typeof readSettings>;

/** A script in `src/app`, and what it uses of the running Préau beside its database. */
type Script = { name: string; uses: 'address' | 'files' };

/** Préau as it runs on this data folder. */
function findRunning(folder: string): Ready {
  if (!existsSync(join(folder, 'secrets.json')))
    throw new Fault(
      'no-installation',
      `Il n’y a pas de Préau dans ${folder}. Indiquez son dossier des données : PREAU_DATA=/chemin devant la commande.`,
    );
  const ready = readReady(join(folder, 'run'));
  if (ready) return ready;
  throw new Fault('not-started', 'Préau ne tourne pas. Démarrez-le, puis relancez la commande.');
}

function findDatabase(folder: string, values: Values, password: string): string {
  if (values.DATABASE_URL) return values.DATABASE_URL;
  const own = join(folder, 'postgres');
  if (readPidFile(join(own, 'postgres.pid.json')))
    return databaseUrl(choosePlace(own, chooseAccount()).socket, password, 'preau');
  throw new Fault(
    'database-elsewhere',
    `Aucun PostgreSQL ne tourne pour ${folder}. Si ce Préau a sa base ailleurs, donnez devant la commande le même DATABASE_URL qu’à son démarrage.`,
  );
}

/** Files looked for in the wrong place would be told as erased, and stay. */
function requireSameFiles({ files }: Ready, values: Values): void {
  if (files === (values.S3_URL ? 's3' : 'folder')) return;
  throw new Fault(
    'files-elsewhere',
    'Les fichiers de ce Préau ne sont pas là où cette commande les chercherait. Donnez devant elle le même S3_URL qu’à son démarrage, ou aucun s’il n’en avait pas. Rien n’a été touché.',
  );
}

/**
 * Runs a script of ours beside the server that runs on this data folder, with its database and its settings.
 * @returns its exit code
 * @throws {Fault} when there is no Préau there, it does not run, or its settings are not the command's
 */
export function runBeside({ name, uses }: Script, args: string[]): Promise<number> {
  const values = readSettings(process.env);
  const folder = resolve(values.PREAU_DATA);
  const ready = findRunning(folder);
  if (uses === 'files') requireSameFiles(ready, values);
  const secrets = openSecrets(folder);
  const env = serverEnvironment({
    env: process.env,
    values,
    secrets,
    lan: false,
    databaseUrl: findDatabase(folder, values, secrets.databasePassword),
  });
  const child = spawn(process.execPath, [join(root, 'src', 'app', name), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...env,
      PREAU_DATA: folder,
      // Only for links: who reads the whole configuration would have to know what serves this address.
      ...(uses === 'address' ? { PREAU_PUBLIC_URL: ready.url } : {}),
    },
  });
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}
