import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inPlace } from './faults.mjs';
import { cache, root } from './folders.mjs';
import { installLocked } from './npm.mjs';
import { step } from './steps.mjs';

/** Present while npm works: a kill in between is seen by the next start, which begins again. */
const unfinished = join(cache, 'installing');

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Does what npm noted at its end in node_modules match the lock file, machine by machine? */
export function matches(locked, installed) {
  const same = (path) =>
    installed[path]?.version === locked[path].version &&
    installed[path]?.integrity === locked[path].integrity;
  const isNeeded = (path) =>
    path !== '' && !locked[path].optional && !locked[path].link && !locked[path].peer;
  return (
    Object.keys(locked).filter(isNeeded).every(same) &&
    Object.keys(installed).every((path) => locked[path] !== undefined && same(path))
  );
}

function isInstalled() {
  const noted = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(unfinished) || !existsSync(noted)) return false;
  return matches(packagesOf(join(root, 'package-lock.json')), packagesOf(noted));
}

/** Installs exactly what the lock file says. Called under Node 24: npm picks versions for its Node. */
export async function installDependencies() {
  const done = await inPlace(root, isInstalled);
  await step(
    'Bibliothèques',
    async () => {
      if (done) return { note: 'déjà là' };
      await inPlace(root, async () => {
        mkdirSync(cache, { recursive: true });
        writeFileSync(unfinished, '');
        await installLocked(root);
        rmSync(unfinished);
      });
    },
    done ? {} : { hint: 'téléchargement, une à deux minutes' },
  );
}
