import type { TextSource } from '../../../platform/web/index.ts';

const files = {
  fr: () => import('./class-pieces.fr.ts'),
  en: () => import('./class-pieces.en.ts'),
};

/** Texts of what opens over the class, or comes to hosts alone: no pupil waits for them. */
export const classPieceTexts: TextSource = async (language) => (await files[language]()).messages;
