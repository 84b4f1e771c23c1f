/** The languages of the pages; the first is the source and the default. */
export const languages = ['fr', 'en'] as const;

export type Language = (typeof languages)[number];

/** Each language calls itself by its own name, so that whoever is lost can find it. */
export const languageNames: Record<Language, string> = { fr: 'Français', en: 'English' };

const isLanguage = (tag: string): tag is Language => (languages as readonly string[]).includes(tag);

/**
 * Chooses the language of the pages.
 * @param kept what this device kept, when it did
 * @param preferred the browser's languages, most wanted first (`fr-CH`, `en`)
 */
export function pickLanguage(kept: string | undefined, preferred: readonly string[]): Language {
  if (kept !== undefined && isLanguage(kept)) return kept;
  const wanted = preferred.map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? languages[0];
}
