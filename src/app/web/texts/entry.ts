import type { TextSource } from '../../../platform/web/index.ts';
import { messages as french } from './entry.fr.ts';

/** Texts of the pupils' entry. French comes with the page: most need it, and it saves them a round trip. */
export const entryTexts: TextSource = async (language) =>
  language === 'fr' ? french : (await import('./entry.en.ts')).messages;
