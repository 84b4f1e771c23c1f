import { addTexts, type TextSource } from '../../platform/web/index.ts';
import { classPieceTexts } from './texts/class-pieces.ts';
import { classTexts } from './texts/class.ts';

/** Adds a catalogue once. A cut is not for ever: after a failure, the next attempt asks again. */
function once(source: TextSource) {
  let texts: Promise<void> | undefined;
  return () =>
    (texts ??= addTexts(source).catch((error: unknown) => {
      texts = undefined;
      throw error;
    }));
}

const [pageTexts, pieceTexts] = [once(classTexts), once(classPieceTexts)];

/** Fetches the class page with its texts: from the staff's app and from the pupils' entry alike. */
export async function loadClass() {
  const [page] = await Promise.all([import('../../live/web/index.ts'), pageTexts()]);
  page.tellPieceTexts(pieceTexts);
  return page;
}
