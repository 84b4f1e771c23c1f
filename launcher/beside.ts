import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings } from '../src/platform/server/config.ts';
import { root } from './bootstrap/folders.mjs';
import { serverEnvironment } from './environment.ts';
import { Fault } from './faults.ts';
import { chooseAccount } from './postgres/account.ts';
import { databaseUrl } from './postgres/database.ts';
import { choosePlace } from './postgres/place.ts';
import { openSecrets } from './secrets.ts';
import { readReady } from './server.ts';

/**
 * Runs a script of ours beside the server that runs on this data folder, with its database and its settings.
 * @param script in `src/app`
 * @returns its exit code
 * @throws {Fault} when there is no Préau there, or it does not run
 */
export function runBeside(script: string, args: string[]): Promise<number> {
  const values = readSettings(process.env);
  const folder = resolve(values.PREAU_DATA);
  if (!existsSync(join(folder, 'secrets.json')))
    throw new Fault(
      'no-installation',
      `Il n’y a pas de Préau dans ${folder}. Indiquez son dossier des données : PREAU_DATA=/chemin devant la commande.`,
    );
  const ready = readReady(join(folder, 'run'));
  if (!ready)
    throw new Fault('not-started', 'Préau ne tourne pas. Démarrez-le, puis relancez la commande.');
  const secrets = openSecrets(folder);
  const { socket } = choosePlace(join(folder, 'postgres'), chooseAccount());
  const env = serverEnvironment({
    env: process.env,
    values,
    secrets,
    lan: false,
    databaseUrl: values.DATABASE_URL ?? databaseUrl(socket, secrets.databasePassword, 'preau'),
  });
  const child = spawn(process.execPath, [join(root, 'src', 'app', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, PREAU_DATA: folder, PREAU_PUBLIC_URL: ready.url },
  });
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}
