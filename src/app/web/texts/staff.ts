import type { TextSource } from '../../../platform/web/index.ts';

const files = { fr: () => import('./staff.fr.ts'), en: () => import('./staff.en.ts') };

/** Texts of the staff's pages: one file a language. */
export const staffTexts: TextSource = async (language) => (await files[language]()).messages;
