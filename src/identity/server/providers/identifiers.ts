import type { AttributeMap } from '../../contract/providers/attributes.ts';
import { readVecteur } from '../../contract/providers/vecteur.ts';
import type { Claims } from './protocol.ts';
import { subjectScheme } from './providers.store.ts';

export type Identifier = { scheme: string; value: string };

const valuesOf = (claims: Claims, attribute: string | null): string[] =>
  attribute === null
    ? []
    : (claims.attributes[attribute] ?? []).map((value) => value.trim()).filter((one) => one !== '');

/**
 * What a provider's claims call this person, in the register's own schemes: its subject first. A name or
 * a mail address never is an identifier. A guardian's FrEduVecteur holds the child's: it names nobody here.
 * @param uai the code of the school whose provider it is
 */
export function identifiersIn(
  claims: Claims,
  map: AttributeMap,
  { providerId, uai }: { providerId: string; uai: string },
): Identifier[] {
  const told = map.identifiers.flatMap(({ attribute, scheme, form }) =>
    valuesOf(claims, attribute).flatMap((value) => {
      if (form === 'whole') return [{ scheme, value }];
      const vecteur = readVecteur(value);
      const isOurs = vecteur?.kind === 'pupil' && vecteur.uai === uai;
      return isOurs ? [{ scheme, value: vecteur.identifier }] : [];
    }),
  );
  return [{ scheme: subjectScheme(providerId), value: claims.subject }, ...told];
}

/** Does the provider say that the person is of this school? When it was not asked, it does not matter. */
export const isOfSchool = (claims: Claims, map: AttributeMap, uai: string): boolean =>
  map.uai === null || valuesOf(claims, map.uai).some((value) => value.toUpperCase() === uai);

/** The name as the provider tells it, for the office only. */
export function toldName(claims: Claims, map: AttributeMap): string | null {
  const vecteurs = map.identifiers
    .filter(({ form }) => form === 'vecteur')
    .flatMap(({ attribute }) => valuesOf(claims, attribute).map(readVecteur));
  const [family = vecteurs[0]?.family] = valuesOf(claims, map.family);
  const [given = vecteurs[0]?.given] = valuesOf(claims, map.given);
  const name = [family, given]
    .filter((part) => part !== undefined)
    .join(' ')
    // Control, zero-width and direction characters could disguise it.
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, 160);
  return name === '' ? null : name;
}
