import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Fault } from './faults.ts';

/** What a local start makes at its first time and keeps in the data folder. */
export type Secrets = {
  databasePassword: string;
  /** Root of the server's signatures and seals. */
  secret: string;
  mediaKey: string;
  mediaSecret: string;
};

const random = () => randomBytes(32).toString('base64url');

const make = (): Secrets => ({
  databasePassword: random(),
  secret: random(),
  mediaKey: `preau-${randomBytes(6).toString('hex')}`,
  mediaSecret: random(),
});

/** On the disk before anything is sealed with them. */
function write(file: string, secrets: Secrets): void {
  const half = openSync(`${file}.new`, 'w', 0o600);
  try {
    writeSync(half, `${JSON.stringify(secrets, null, 2)}\n`);
    fsyncSync(half);
  } finally {
    closeSync(half);
  }
  renameSync(`${file}.new`, file);
}

function read(file: string): Secrets {
  try {
    const secrets = JSON.parse(readFileSync(file, 'utf8')) as Secrets;
    if (Object.keys(make()).every((name) => typeof secrets[name as keyof Secrets] === 'string'))
      return secrets;
  } catch (cause) {
    throw unreadable(file, cause);
  }
  throw unreadable(file);
}

/** New secrets would open none of what the old ones closed: they are never made silently again. */
const unreadable = (file: string, cause?: unknown) =>
  new Fault(
    'secrets-unreadable',
    `Le fichier des secrets ${file} est illisible. Remettez celui de la sauvegarde : sans lui, la base et les textes scellés ne s’ouvrent plus.`,
    { cause },
  );

/** The secrets of this data folder, made if it has none, and readable by this account alone. */
export function openSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, 'secrets.json');
  if (!existsSync(file)) write(file, make());
  chmodSync(file, 0o600);
  return read(file);
}
