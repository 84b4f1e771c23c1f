import type { TextSource } from '../../../platform/web/index.ts';

const files = { fr: () => import('./class.fr.ts'), en: () => import('./class.en.ts') };

/** Texts of the class page, which comes after both entry and staff pages. */
export const classTexts: TextSource = async (language) => (await files[language]()).messages;
