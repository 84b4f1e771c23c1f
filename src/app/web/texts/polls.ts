import type { TextSource } from '../../../platform/web/index.ts';

const files = { fr: () => import('./polls.fr.ts'), en: () => import('./polls.en.ts') };

/** Texts of the polls, which come after the class. */
export const pollTextSource: TextSource = async (language) => (await files[language]()).messages;
