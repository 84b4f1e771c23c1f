import type { ConflictReason } from '../../contract/imports/words.ts';
import { plainName, type PersonRecord, type Records } from './records.ts';
import type { Register } from './register.ts';

type Known = Register['people'][number];
/** Somebody of the file: new, already there, or perhaps somebody of the register (a human decides). */
export type Match =
  | { kind: 'new' }
  | { kind: 'known'; person: Known }
  | {
      kind: 'conflict';
      reason: ConflictReason;
      candidates: string[];
      /** Who it is, should somebody of the school say that it is them. */
      person: Known | null;
    };

type Doubt = Extract<Match, { kind: 'conflict' }>;

const conflict = (reason: ConflictReason, ...candidates: Known[]): Doubt => ({
  kind: 'conflict',
  reason,
  candidates: candidates.map(({ personId }) => personId),
  person: null,
});

/** Those who work in the school are one kind: a file's teacher may be its head. */
const kindOf = (role: string) => (role === 'pupil' || role === 'guardian' ? role : 'worker');
const nameKey = (role: string, family: string, given: string) =>
  `${kindOf(role)}|${plainName(family)}|${plainName(given)}`;
const recordKey = ({ role, name }: PersonRecord) => nameKey(role, name.family, name.given);

function gather<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = found.get(key);
    if (list) list.push(item);
    else found.set(key, [item]);
  }
  return found;
}

/** Keys of the divisions of the file's people, and of the register's. */
function divisionsOf(records: Records, register: Register) {
  const fileDivisions = new Set(
    records.groups.filter(({ kind }) => kind === 'division').map(({ key }) => key),
  );
  const named = new Map(
    register.groups
      .filter(({ kind }) => kind === 'division')
      .map(({ groupId, name }) => [groupId, plainName(name)]),
  );
  const inFile = new Map<string, string>();
  for (const { person, group } of records.memberships)
    if (fileDivisions.has(group)) inFile.set(person, group);
  const inRegister = new Map<string, string>();
  for (const { personId, groupId, role } of register.memberships) {
    const name = named.get(groupId);
    if (role === 'pupil' && name !== undefined) inRegister.set(personId, name);
  }
  return { inFile, inRegister };
}

/**
 * Finds each person of the file in the register: by an identifier first; then by the exact name, within the
 * division for a pupil, when nobody else bears it. Never by an e-mail address. What is not sure is a
 * conflict.
 */
export function matcher(records: Records, register: Register): (record: PersonRecord) => Match {
  const byId = new Map(register.people.map((person) => [person.personId, person]));
  const byIdentifier = new Map(
    register.identifiers.map(({ scheme, value, personId }) => [`${scheme} ${value}`, personId]),
  );
  const schemesOf = gather(register.identifiers, ({ personId }) => personId);
  const byName = gather(register.people, (one) => nameKey(one.role, one.family, one.given));
  const twins = gather(records.people, recordKey);
  const { inFile, inRegister } = divisionsOf(records, register);
  const taken = new Set<string>();
  const numbered = new Set(
    records.people.flatMap((record) =>
      record.identifiers.map(({ scheme, value }) => byIdentifier.get(`${scheme} ${value}`)),
    ),
  );

  const known = (person: Known, record: PersonRecord): Match => {
    if (kindOf(person.role) !== kindOf(record.role)) return conflict('role_differs', person);
    if (taken.has(person.personId)) return conflict('namesake', person);
    taken.add(person.personId);
    return { kind: 'known', person };
  };

  /** Another number under the same scheme is another person. */
  const mayBe = (record: PersonRecord) => (person: Known) =>
    !schemesOf
      .get(person.personId)
      ?.some(({ scheme }) => record.identifiers.some((one) => one.scheme === scheme));

  const byNameOf = (record: PersonRecord): Match => {
    const same = (byName.get(recordKey(record)) ?? []).filter(mayBe(record));
    const alike = twins.get(recordKey(record)) ?? [];
    const [only] = same;
    if (!only) return { kind: 'new' };
    // Two guardians may share a name, and a name says no more of them.
    if (record.role === 'guardian') return { kind: 'new' };
    if (record.role !== 'pupil')
      return same.length === 1 && alike.length === 1
        ? known(only, record)
        : conflict('namesake', ...same);
    const division = inFile.get(record.key);
    const here = same.filter(({ personId }) => inRegister.get(personId) === division);
    const alikeHere = alike.filter(({ key }) => inFile.get(key) === division);
    if (here[0] && here.length === 1 && alikeHere.length === 1) return known(here[0], record);
    if (here.length > 0) return conflict('namesake', ...here);
    const isFree = !inRegister.has(only.personId);
    if (same.length === 1 && alike.length === 1 && isFree) return known(only, record);
    if (same.length > 1) return conflict('namesake', ...same);
    // Nobody else of the file may be this person: then a choice can be offered.
    const isOne = alike.length === 1 && !numbered.has(only.personId);
    return { ...conflict('elsewhere', only), person: isOne ? only : null };
  };

  return (record) => {
    const ids = new Set(
      record.identifiers.flatMap(({ scheme, value }) => {
        const personId = byIdentifier.get(`${scheme} ${value}`);
        return personId === undefined ? [] : [personId];
      }),
    );
    if (ids.size > 1) return conflict('identifiers_differ');
    const [personId] = ids;
    const person = personId === undefined ? undefined : byId.get(personId);
    return person ? known(person, record) : byNameOf(record);
  };
}
