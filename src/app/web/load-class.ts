import { classPieceTexts } from './texts/class-pieces.ts';
import { classTexts } from './texts/class.ts';
import { loadChat } from './load-chat.ts';
import { loadPolls } from './load-polls.ts';
import { textsOnce } from './texts-once.ts';

const pageTexts = textsOnce(classTexts);
const pieceTexts = textsOnce(classPieceTexts);

/** Fetches the class page with its texts: from the staff's app and from the pupils' entry alike. */
export async function loadClass() {
  const [page] = await Promise.all([import('../../live/web/index.ts'), pageTexts()]);
  page.tellPieceTexts(pieceTexts);
  page.tellChat(loadChat);
  page.tellPolls(loadPolls);
  return page;
}
