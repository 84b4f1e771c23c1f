import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Fault } from '../faults.ts';
import { accountCan, type Account } from './account.ts';
import { databaseLost } from './lost.ts';

/** Folders that PostgreSQL uses: all of them belong to its account. */
export type Place = { cluster: string; socket: string };

/** Under root, for what root's own folders hide from PostgreSQL's account. */
export const sharedFolder = '/var/lib/preau';

/** Longest path of a Unix socket on Linux (108 with its final zero), less than on macOS (104). */
const longestSocketPath = 103;
const socketName = '/.s.PGSQL.5432';

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

function makePrivate(folder: string, account: Account | null): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const owner = account?.uid ?? process.getuid?.();
  if (account) chownSync(folder, account.uid, account.gid);
  const found = lstatSync(folder);
  if (!found.isDirectory() || (owner !== undefined && found.uid !== owner)) {
    throw new Fault(
      'folder-of-another',
      `Le dossier ${folder} appartient à un autre compte. Supprimez-le s’il ne sert plus, ou lancez Préau sous le compte qui l’a créé.`,
    );
  }
  chmodSync(folder, 0o700);
}

type Elsewhere = { root: string; madeFor: string };

/**
 * The place outside a data folder that hides from PostgreSQL's account, noted in the data folder:
 * a data folder that was moved finds its database again, one that was copied does not take it.
 * @throws {Fault} when it is gone, or when the folder is a copy
 */
function elsewhere(folder: string): string {
  const note = join(folder, 'elsewhere.json');
  const here = realpathSync(folder);
  const known = existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as Elsewhere) : null;
  if (known && known.madeFor !== here && existsSync(join(known.madeFor, 'elsewhere.json'))) {
    throw new Fault(
      'copied-data',
      `Ce dossier des données est une copie de ${known.madeFor}, qui existe encore : deux Préau écriraient dans la même base (${known.root}). Supprimez l’un des deux dossiers.`,
    );
  }
  // On another machine, or restored without it: the note is written once the folder is there.
  if (known && !existsSync(known.root)) throw databaseLost(known.root);
  const root = known?.root ?? join(sharedFolder, short(`${here}\n${randomUUID()}`));
  mkdirSync(root, { recursive: true, mode: 0o711 });
  writeFileSync(`${note}.new`, JSON.stringify({ root, madeFor: here } satisfies Elsewhere), {
    mode: 0o600,
  });
  renameSync(`${note}.new`, note);
  return root;
}

/** Makes every folder from `folder` up to the data folder enterable, without being listable. */
function letThrough(folder: string): void {
  for (const step of [folder, dirname(folder)]) {
    if (lstatSync(step).uid === process.getuid?.()) chmodSync(step, lstatSync(step).mode | 0o111);
  }
}

function chooseRoot(folder: string, account: Account | null): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!account) return folder;
  if (existsSync(join(folder, 'elsewhere.json'))) return elsewhere(folder);
  if (accountCan(account, 'enter', dirname(dirname(realpathSync(folder))))) {
    letThrough(folder);
    if (accountCan(account, 'enter', folder)) return folder;
  }
  return elsewhere(folder);
}

/** A socket's path must be short: when the data folder's is not, a private folder of /tmp. */
function chooseSocket(root: string): string {
  const beside = join(root, 'socket');
  const fits = Buffer.byteLength(beside + socketName) <= longestSocketPath;
  return fits ? beside : join(tmpdir(), `preau-${short(root)}`);
}

/**
 * Where the database lies for this data folder's `postgres` folder, made and owned as PostgreSQL
 * wants it. The cluster's own folder is left for `initdb` to make.
 */
export function choosePlace(folder: string, account: Account | null): Place {
  const root = chooseRoot(folder, account);
  mkdirSync(root, { recursive: true, mode: 0o711 });
  const socket = chooseSocket(root);
  makePrivate(socket, account);
  return { cluster: join(root, 'cluster'), socket };
}
