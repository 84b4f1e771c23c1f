/** A person's name as the school wrote it. */
export type PersonName = { family: string; given: string; title: string | null };

// Particles, apostrophes and hyphens do not count: N'Diaye stands with Ndiaye, D'Angelo with Dangelo.
const collator = new Intl.Collator('fr', { sensitivity: 'base', ignorePunctuation: true });
const exact = new Intl.Collator('fr', { sensitivity: 'variant' });

/**
 * Orders names as a French register does: family name then given name, accents and case second.
 * @source Unicode collation, locale `fr` (ISO 14651)
 */
export function compareNames(a: PersonName, b: PersonName): number {
  return (
    collator.compare(a.family, b.family) ||
    collator.compare(a.given, b.given) ||
    exact.compare(a.family, b.family) ||
    exact.compare(a.given, b.given)
  );
}

/** How a person is called in the class: "Mme Martin" for an adult, "Zoé Dubois" for a pupil. */
export const calledName = ({ family, given, title }: PersonName) =>
  title === null ? `${given} ${family}` : `${title} ${family}`;

/** How a person stands in a list: "Dubois Zoé", "Martin Sylvie". */
export const listedName = ({ family, given }: PersonName) => `${family} ${given}`;

/** A short form for a small picture: "Zoé D.", "Mme Martin". */
export const shortName = ({ family, given, title }: PersonName) =>
  title === null ? `${given} ${Array.from(family)[0] ?? ''}.` : `${title} ${family}`;

/** Two letters for an empty picture: "ZD". */
export const initials = ({ family, given }: PersonName) =>
  `${Array.from(given)[0] ?? ''}${Array.from(family)[0] ?? ''}`.toLocaleUpperCase('fr');
