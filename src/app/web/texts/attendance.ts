import type { TextSource } from '../../../platform/web/index.ts';

const files = { fr: () => import('./attendance.fr.ts'), en: () => import('./attendance.en.ts') };

/** Texts of the roll call: it opens above the class, whose first picture must not wait for them. */
export const attendanceTexts: TextSource = async (language) => (await files[language]()).messages;
