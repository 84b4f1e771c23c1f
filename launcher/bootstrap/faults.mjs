// Plain JavaScript, like this whole folder: it runs before Node 24 and before any dependency.
import { join, sep } from 'node:path';
import { cache, root } from './folders.mjs';

/**
 * Something that stops the start, told as a sentence that says what to do. Anything else that is
 * thrown is a bug, and keeps its stack.
 */
export class Fault extends Error {
  constructor(code, sentence, options) {
    super(sentence, options);
    this.name = 'Fault';
    this.code = code;
  }
}

/** What is prepared in the clone, which another data folder does not help. The data may lie in it, beside these. */
const ofClone = [cache, join(root, 'dist'), join(root, 'engine'), join(root, 'node_modules')];
const isOfClone = (place) =>
  place === root || ofClone.some((folder) => `${place}${sep}`.startsWith(`${folder}${sep}`));

const elsewhere = (place) =>
  isOfClone(place)
    ? `clonez Préau dans un dossier où ce compte peut écrire (celui-ci est ${root})`
    : 'choisissez un autre dossier : PREAU_DATA=/chemin npm start';

const notAFolder = {
  code: 'not-a-folder',
  sentence: (place) =>
    `${place} n’est pas un dossier : un fichier occupe ce nom. Déplacez-le, ou ${elsewhere(place)}.`,
};

/** What the system calls its refusals, and what the person who starts Préau can do about them. */
const systemFaults = {
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
      `Préau n’a pas le droit d’écrire dans ${place}. Donnez ce droit à ce compte, ou ${elsewhere(place)}.`,
  },
  EPERM: {
    code: 'folder-forbidden',
    sentence: (place) =>
      `Le système refuse l’accès à ${place}. Donnez ce droit à ce compte, ou ${elsewhere(place)}.`,
  },
  EROFS: {
    code: 'folder-read-only',
    sentence: (place) =>
      `${place} est en lecture seule. Rendez-le inscriptible, ou ${elsewhere(place)}.`,
  },
  ENOTDIR: notAFolder,
  EEXIST: notAFolder,
  EMFILE: {
    code: 'too-many-files',
    sentence: () =>
      'Trop de fichiers sont ouverts sur cette machine. Relevez la limite (ulimit -n 4096), puis relancez.',
  },
};

function told(name, place, options) {
  const known = Object.hasOwn(systemFaults, name) ? systemFaults[name] : undefined;
  return known ? new Fault(known.code, known.sentence(place), options) : null;
}

export function faultOf(error, place) {
  if (error instanceof Fault) return error;
  return told(String(error?.code), place, { cause: error });
}

export async function inPlace(place, work) {
  try {
    return await work();
  } catch (error) {
    throw faultOf(error, place) ?? error;
  }
}

/** What programs write when the same refusals happen to them. */
const writtenRefusals = [
  [/no space left on device|ENOSPC/i, 'ENOSPC'],
  [/disk quota exceeded|EDQUOT/i, 'EDQUOT'],
  [/read-only file system|EROFS/i, 'EROFS'],
];

/** The system's words, and not those of a database about its own: « permission denied for schema public ». */
const forbidden = /EACCES|: permission denied(?! for| to)/i;

export function faultIn(output, place) {
  const found = writtenRefusals.find(([pattern]) => pattern.test(output));
  if (found) return told(found[1], place);
  // It may as well be a file that the person named, as a certificate's key: only the place itself is ours to tell.
  return forbidden.test(output) && output.includes(place) ? told('EACCES', place) : null;
}
