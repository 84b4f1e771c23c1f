import { addSentences } from '../../platform/web/index.ts';
import { chatTextSource } from './texts/chat.ts';
import { textsOnce } from '../../platform/web/index.ts';

const chatTexts = textsOnce(chatTextSource);

/** Fetches the messages with their texts and their sentences, once the class is there. */
export async function loadChat() {
  const [{ Chat, chatSentences }] = await Promise.all([
    import('../../chat/web/index.ts'),
    chatTexts(),
  ]);
  addSentences(chatSentences);
  return { default: Chat };
}

/** Fetches the pages of what is kept of messages, with their texts and their sentences. */
export async function loadKept() {
  const [pages] = await Promise.all([import('../../chat/web/kept/index.ts'), chatTexts()]);
  addSentences(pages.keptSentences);
  return pages;
}

/** Fetches the page of what was reported, with its texts. */
export async function loadReports() {
  const [{ ReportsPage }] = await Promise.all([
    import('../../chat/web/reports/index.ts'),
    chatTexts(),
  ]);
  return { default: ReportsPage };
}
