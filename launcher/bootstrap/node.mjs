import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, inPlace } from './faults.mjs';
import { cache } from './folders.mjs';
import { runNpm } from './npm.mjs';
import { step } from './steps.mjs';

/** The version that Préau is tested with, brought when the caller's is older. */
const version = '24.21.0';
const oldest = 24;

/** npm's package of Node for this machine: what the package `node` itself would install. */
const packageName = `node-${process.platform}-${process.arch}`;

function runs(program) {
  if (!existsSync(program)) return false;
  const asked = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout.trim() === `v${version}`;
}

/** Installed under another name, tried, then renamed: a kill in between leaves nothing half-made. */
async function install(folder) {
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  writeFileSync(join(half, 'package.json'), '{"private":true}');
  const args = [
    'install',
    '--prefix',
    half,
    '--ignore-scripts',
    '--no-save',
    `${packageName}@${version}`,
  ];
  await runNpm(args, { cwd: half, name: 'node' });
  if (!runs(programIn(half))) {
    throw new Fault(
      'node-does-not-run',
      `Préau demande Node ${oldest} ou plus récent ; celui que npm apporte ne tourne pas sur cette machine (${process.platform} ${process.arch}). Installez Node ${oldest} depuis nodejs.org, puis relancez.`,
    );
  }
  renameSync(half, folder);
}

const programIn = (folder) => join(folder, 'node_modules', packageName, 'bin', 'node');

/** The program of a Node that is recent enough: ours when it is, else one that npm brings. */
export async function bringNode() {
  if (Number(process.versions.node.split('.')[0]) >= oldest) return process.execPath;
  const folder = join(cache, `node-${version}`);
  const program = programIn(folder);
  await step(
    `Node ${version}`,
    async () => {
      if (runs(program)) return { note: 'déjà là' };
      await inPlace(cache, () => install(folder));
      return { note: `celui de la machine est ${process.version}` };
    },
    existsSync(program) ? {} : { hint: 'téléchargement, une seule fois' },
  );
  return program;
}
