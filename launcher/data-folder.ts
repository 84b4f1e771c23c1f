import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock, type Held } from './bootstrap/lock.mjs';
import { Fault, inPlace } from './faults.ts';

/** Enough to know a full disk. A first database takes fifty times that, and says itself when it has no room. */
const probeSize = 1024 * 1024;

/** Makes the data folder, and writes in it once to know that one can. */
function openFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const probe = mkdtempSync(join(folder, '.essai-'));
  try {
    writeFileSync(join(probe, 'place'), Buffer.alloc(probeSize));
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
  return realpathSync(folder);
}

export type DataFolder = { folder: string; lock: Held };

/**
 * Takes the data folder for this start alone.
 * @param whenAsked what we answer to a later start that asks for the folder
 * @throws {Fault} when it cannot be written, or when another start has it
 */
export async function takeDataFolder(
  wanted: string,
  whenAsked: () => { pid: number; leaving?: boolean },
): Promise<DataFolder> {
  const folder = await inPlace(wanted, () => openFolder(wanted));
  // A holder whose terminal or npm was killed hands the folder over, and its lesson goes on.
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const lock = await tryLock(folder, { answer: whenAsked });
    if (lock.held) return { folder, lock };
    if (lock.holder && !('leaving' in lock.holder)) {
      throw new Fault(
        'already-started',
        `Préau tourne déjà sur ce dossier des données (${folder}), dans le processus ${lock.holder.pid}. Arrêtez-le d’abord (Ctrl-C dans son terminal, ou « kill ${lock.holder.pid} »), ou choisissez un autre dossier : PREAU_DATA=/chemin npm start.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Fault(
    'already-started',
    `Un autre Préau tient ${folder} et ne répond pas. Arrêtez-le, puis relancez.`,
  );
}
