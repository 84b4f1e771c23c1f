import { classPieceTexts } from './texts/class-pieces.ts';
import { classTexts } from './texts/class.ts';
import { textsOnce } from '../../platform/web/index.ts';

const pageTexts = textsOnce(classTexts);
const pieceTexts = textsOnce(classPieceTexts);

/** Fetches the class page with its texts: from the staff's app and from the pupils' entry alike. */
export async function loadClass() {
  const [page] = await Promise.all([import('../../live/web/index.ts'), pageTexts()]);
  page.tellPieceTexts(pieceTexts);
  // How these come is itself fetched with them.
  page.tellChat(async () => (await import('./load-chat.ts')).loadChat());
  page.tellPolls(async () => (await import('./load-polls.ts')).loadPolls());
  return page;
}
