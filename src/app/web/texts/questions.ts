import type { TextSource } from '../../../platform/web/index.ts';

const files = { fr: () => import('./questions.fr.ts'), en: () => import('./questions.en.ts') };

/** Texts of the page of prepared questions. */
export const questionTexts: TextSource = async (language) => (await files[language]()).messages;
