/** The ledger's themes, in the order of the page. */
export const themes = ['contract', 'purposes', 'data', 'rights', 'class'] as const;
export type Theme = (typeof themes)[number];

/** How many promises of a theme are proven, of how many. */
export type Progress = { theme: Theme; proven: number; all: number };

/** Counts what is proven, theme by theme. */
export const progress = (
  promises: readonly { theme: Theme; state: 'proven' | 'pending' }[],
): Progress[] =>
  themes.map((theme) => {
    const own = promises.filter((promise) => promise.theme === theme);
    return {
      theme,
      proven: own.filter(({ state }) => state === 'proven').length,
      all: own.length,
    };
  });
