import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, runLogged } from './bootstrap/run-logged.mjs';
import { cache, root } from './bootstrap/folders.mjs';
import { Fault, faultIn, inPlace } from './faults.ts';
import { contentHash, isStamped, removeStamp, writeStamp } from './stamps.ts';

const stamp = join(cache, 'web.stamp');
const built = join(root, 'dist', 'web', 'index.html');

/** What the pages are made from. A server's file never enters them, nor does a test. */
function sources(): string[] {
  const patterns = [
    'src/**/*',
    'locales/**/*',
    'vite.config.ts',
    'lingui.config.ts',
    'package-lock.json',
  ];
  return globSync(patterns, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\/server\/|\.test\.tsx?$/.test(file.slice(root.length)))
    .sort();
}

const contentNow = () => contentHash(sources(), [process.versions.node]);

/** Are the pages still to be built? */
export function webIsMissing(): boolean {
  return !existsSync(built) || !isStamped(stamp, contentNow());
}

/**
 * Builds the pages into `dist/web`, unless nothing that they are made from has changed.
 * @throws {Fault} with the end of Vite's output
 */
export async function buildWeb(): Promise<{ note: string }> {
  const content = contentNow();
  if (existsSync(built) && isStamped(stamp, content)) return { note: 'déjà là' };
  const logFile = join(cache, 'logs', 'web.log');
  await inPlace(join(root, 'dist'), async () => {
    removeStamp(stamp);
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const env = { ...process.env, NODE_ENV: 'production' };
    const code = await runLogged(process.execPath, [vite, 'build'], { cwd: root, env, logFile });
    const said = code === 0 ? '' : lastLines(logFile);
    if (code !== 0) {
      throw (
        faultIn(said, join(root, 'dist')) ??
        new Fault(
          'web-not-built',
          `Les pages n’ont pas pu être construites. Voici la fin de ${logFile} :\n${said}`,
        )
      );
    }
    writeStamp(stamp, content);
  });
  return { note: 'construites' };
}
