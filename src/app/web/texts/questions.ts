import type { TextSource } from '../../../platform/web/index.ts';

const files = { fr: () => import('./questions.fr.ts'), en: () => import('./questions.en.ts') };

/** Texts of the pages of prepared questions, and of polls that are over. */
export const questionTexts: TextSource = async (language) => (await files[language]()).messages;
