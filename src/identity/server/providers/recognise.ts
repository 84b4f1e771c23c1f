import type { Db, Trx } from '../../../platform/server/db.ts';
import { findSchool } from '../../../school/server/index.ts';
import { identifiersIn, isOfSchool, type Identifier } from './identifiers.ts';
import { findPeopleBy, isActive, type MatchedPerson } from './people.store.ts';
import type { Claims, Provider } from './protocol.ts';

export type Recognised =
  | { outcome: 'person'; person: MatchedPerson; identifiers: Identifier[] }
  | { outcome: 'unknown' | 'several' | 'closed' | 'other_school'; identifiers: Identifier[] };

/**
 * Who of the register came, by identifiers alone: never by a name, never by a mail address. What the provider
 * calls this person decides once it is bound, unless the other identifiers are of somebody else: a name that
 * is given again to another person inherits nothing.
 */
export async function recognise(
  db: Db | Trx,
  provider: Provider,
  claims: Claims,
  now: Date,
): Promise<Recognised> {
  const { schoolId, providerId, attributes } = provider;
  const school = await findSchool(db, schoolId);
  if (!school) throw new Error('a provider without its school');
  const identifiers = identifiersIn(claims, attributes, { providerId, uai: school.uai });
  if (!isOfSchool(claims, attributes, school.uai)) return { outcome: 'other_school', identifiers };
  const [subject, ...told] = identifiers;
  const [bound] = subject ? await findPeopleBy(db, schoolId, [subject]) : [];
  const others = await findPeopleBy(db, schoolId, told);
  const person = choose(bound, others);
  if (person === 'several' || person === 'unknown') return { outcome: person, identifiers };
  if (!isActive(person, now)) return { outcome: 'closed', identifiers };
  return { outcome: 'person', person, identifiers };
}

function choose(
  bound: MatchedPerson | undefined,
  others: readonly MatchedPerson[],
): MatchedPerson | 'several' | 'unknown' {
  if (bound) {
    const agrees = others.length === 0 || others.some(({ id }) => id === bound.id);
    return agrees ? bound : 'several';
  }
  const [only, another] = others;
  if (!only) return 'unknown';
  return another ? 'several' : only;
}
