export type Vecteur = {
  kind: 'guardian' | 'pupil' | 'other';
  family: string;
  given: string;
  /** The pupil's identifier in SIECLE or ONDE; a guardian's vecteur holds their child's. */
  identifier: string;
  uai: string;
};

const kinds: Record<string, Vecteur['kind']> = {
  1: 'guardian',
  2: 'guardian',
  3: 'pupil',
  4: 'pupil',
};

/**
 * Reads one value of FrEduVecteur: `type|family|given|identifier|UAI`.
 * Types 1 and 2 are guardians (primary, secondary), 3 and 4 pupils.
 * @returns `null` for another form
 */
export function readVecteur(value: string): Vecteur | null {
  const parts = value.split('|').map((part) => part.trim());
  const [type = '', family = '', given = '', identifier = '', uai = ''] = parts;
  if (parts.length !== 5 || identifier === '') return null;
  return { kind: kinds[type] ?? 'other', family, given, identifier, uai: uai.toUpperCase() };
}
