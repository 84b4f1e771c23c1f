const letters = /\p{L}/u;
/** Latin letters with their accents, and what joins the parts of a name. */
const fit = /^[\p{Script=Latin}\p{M}'’ʼ.\- ]+$/u;
/** A letter bears two accents at most (Vietnamese); more is a disguise. */
const stacked = /\p{M}{3,}/u;

/**
 * Can this stand as a family or given name that somebody types in the register? Latin letters only, so
 * that no look-alike letter of another script makes two names of one.
 * @param text composed and trimmed
 * @source French civil status writes names in Latin letters (circulaire du 23 juillet 2014, § 1)
 */
export const isTypedName = (text: string): boolean =>
  letters.test(text) &&
  fit.test(text) &&
  !stacked.test(text.normalize('NFD')) &&
  // Full-width and styled letters are Latin too.
  text.normalize('NFKC') === text;
