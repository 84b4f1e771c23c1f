/**
 * Something that stops the start, told as a sentence that says what to do. Anything else that is
 * thrown is a bug, and keeps its stack.
 */
export class Fault extends Error {
  readonly code: string;

  constructor(code: string, sentence: string, options?: { cause?: unknown }) {
    super(sentence, options);
    this.name = 'Fault';
    this.code = code;
  }
}

/** What the system calls its refusals, and what the person who starts Préau can do about them. */
const systemFaults: Record<string, { code: string; sentence: (place: string) => string }> = {
  ENOSPC: {
    code: 'disk-full',
    sentence: (place) =>
      `Le disque est plein : impossible d’écrire dans ${place}. Libérez de la place, puis relancez : rien de ce qui était enregistré n’est perdu.`,
  },
  EDQUOT: {
    code: 'disk-full',
    sentence: (place) =>
      `Votre quota de disque est atteint : impossible d’écrire dans ${place}. Libérez de la place, puis relancez.`,
  },
  EACCES: {
    code: 'folder-forbidden',
    sentence: (place) =>
      `Préau n’a pas le droit d’écrire dans ${place}. Donnez ce droit à ce compte, ou choisissez un autre dossier : PREAU_DATA=/chemin npm start.`,
  },
  EPERM: {
    code: 'folder-forbidden',
    sentence: (place) =>
      `Le système refuse l’accès à ${place}. Donnez ce droit à ce compte, ou choisissez un autre dossier : PREAU_DATA=/chemin npm start.`,
  },
  EROFS: {
    code: 'folder-read-only',
    sentence: (place) =>
      `${place} est en lecture seule. Choisissez un dossier où l’on peut écrire : PREAU_DATA=/chemin npm start.`,
  },
  ENOTDIR: {
    code: 'not-a-folder',
    sentence: (place) =>
      `${place} n’est pas un dossier : un fichier occupe ce nom. Déplacez-le, ou choisissez un autre dossier : PREAU_DATA=/chemin npm start.`,
  },
  EMFILE: {
    code: 'too-many-files',
    sentence: () =>
      'Trop de fichiers sont ouverts sur cette machine. Relevez la limite (ulimit -n 4096), puis relancez.',
  },
};
systemFaults['EEXIST'] = systemFaults['ENOTDIR']!;

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** The fault that this system error amounts to, or `null` when it is not a matter of place. */
export function faultOf(error: unknown, place: string): Fault | null {
  if (error instanceof Fault) return error;
  const known = systemFaults[codeOf(error) ?? ''];
  return known ? new Fault(known.code, known.sentence(place), { cause: error }) : null;
}

/** Runs something that writes in `place`, and turns the system's refusals into faults. */
export async function inPlace<T>(place: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw faultOf(error, place) ?? error;
  }
}

/** What programs write when the same refusals happen to them, found at the end of their output. */
const writtenRefusals: [RegExp, string][] = [
  [/no space left on device/i, 'ENOSPC'],
  [/disk quota exceeded/i, 'EDQUOT'],
  [/read-only file system/i, 'EROFS'],
  [/permission denied/i, 'EACCES'],
];

/** The fault told by the end of a program's output, if it is one of place. */
export function faultIn(output: string, place: string): Fault | null {
  const found = writtenRefusals.find(([pattern]) => pattern.test(output));
  const known = found && systemFaults[found[1]];
  return known ? new Fault(known.code, known.sentence(place)) : null;
}
