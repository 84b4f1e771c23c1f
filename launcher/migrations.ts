import { lastLines, runLogged } from './bootstrap/run-logged.mjs';
import { Fault, faultIn } from './faults.ts';

export type MigrationOptions = {
  script: string;
  cwd: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
};

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
  const said = lastLines(logFile);
  if (code === 0) {
    const count = said.split('\n').filter((line) => line.trim() !== '').length;
    return { note: count === 0 ? 'déjà à jour' : 'mises à jour' };
  }
  throw (
    faultIn(said, logFile) ??
    new Fault(
      'migration-failed',
      `Les tables n’ont pas pu être mises à jour ; rien n’a été changé à moitié. Gardez une copie du dossier des données et signalez ces lignes de ${logFile} :\n${said}`,
    )
  );
}
