import { readFileSync } from 'node:fs';
import { lastLines, runLogged } from './bootstrap/run-logged.mjs';
import { Fault, faultIn } from './faults.ts';

export type MigrationOptions = {
  script: string;
  cwd: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
};

/** What the migrations' own words mean for who started them. */
const known: [RegExp, () => Fault][] = [
  [
    /previously executed migration \S+ is missing/,
    () =>
      new Fault(
        'database-newer',
        'Les tables de cette base sont d’un Préau plus récent que celui-ci ; rien n’a été changé. Reprenez la version plus récente (git pull), ou remettez la sauvegarde faite avant la mise à jour.',
      ),
  ],
  [
    /permission denied (for|to) |must be owner of /,
    () =>
      new Fault(
        'database-rights',
        'Le compte de DATABASE_URL n’a pas le droit de faire les tables de Préau ; rien n’a été changé à moitié. Donnez-lui la base, par exemple : alter database preau owner to preau.',
      ),
  ],
];

/** The fault that the output of a failed migration tells. */
export function migrationFault(said: string, logFile: string): Fault | null {
  return known.find(([words]) => words.test(said))?.[1]() ?? faultIn(said, logFile);
}

/**
 * Brings the database's tables to this version.
 * @throws {Fault} with the migration's error, nothing of which was applied
 */
export async function runMigrations({
  script,
  cwd,
  env,
  logFile,
}: MigrationOptions): Promise<{ note: string }> {
  const code = await runLogged(process.execPath, [script], { cwd, env, logFile });
  const said = readFileSync(logFile, 'utf8');
  if (code === 0) return { note: said.trim() === '' ? 'déjà à jour' : 'mises à jour' };
  throw (
    migrationFault(said, logFile) ??
    new Fault(
      'migration-failed',
      // A database's error is told first, then everything that it knows of itself.
      `Les tables n’ont pas pu être mises à jour ; rien n’a été changé à moitié. Gardez une copie du dossier des données et signalez ces lignes de ${logFile} :\n${lastLines(logFile, 40)}`,
    )
  );
}
