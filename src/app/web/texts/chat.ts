import type { TextSource } from '../../../platform/web/index.ts';

const files = { fr: () => import('./chat.fr.ts'), en: () => import('./chat.en.ts') };

/** Texts of the messages, which come after the class. */
export const chatTextSource: TextSource = async (language) => (await files[language]()).messages;
