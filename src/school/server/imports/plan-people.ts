import type { ChoosableReason, ConflictReason } from '../../contract/imports/words.ts';
import type { Draft } from './draft.ts';
import { matcher } from './match.ts';
import type { PersonRecord } from './records.ts';
import type { Register } from './register.ts';
import { step, type StepData } from './steps.ts';

type Known = Register['people'][number];
type Names = Pick<Known, 'family' | 'given' | 'title' | 'email'>;
/** Somebody of the file, with the names of their groups there. */
type Said = { record: PersonRecord; groups: string[] };

const namesOf = ({ family, given, title, email }: Names): Names => ({
  family,
  given,
  title,
  email,
});
const isSame = (a: Names, b: Names) =>
  a.family === b.family && a.given === b.given && a.title === b.title && a.email === b.email;

/**
 * Adds or changes the people of the file.
 * @returns ids of those of the register whom the file names, or may name
 */
export function planPeople(draft: Draft): Set<string> {
  const { records, register, counts, people } = draft;
  const groupsOf = groupNames(
    records.groups.map(({ key, name }) => [key, name]),
    records.memberships.map(({ person, group }) => [person, group]),
  );
  const oursOf = groupNames(
    register.groups.map(({ groupId, name }) => [groupId, name]),
    register.memberships.map(({ personId, groupId }) => [personId, groupId]),
  );
  const match = matcher(records, register);
  const seen = new Set<string>();
  for (const record of records.people.filter(kept(draft))) {
    const groups = groupsOf(record.key);
    const said = { record, groups };
    const found = match(record);
    if (found.kind === 'new') {
      const personId = draft.newId();
      people.set(record.key, personId);
      counts.added += 1;
      const { line, role, name, email, identifiers } = record;
      const data = { ...name, email, identifiers, groups };
      draft.steps.push(step('person', 'add', { subjectId: personId, line, role, data }));
    } else if (found.kind === 'known') {
      people.set(record.key, found.person.personId);
      seen.add(found.person.personId);
      planChange(draft, said, found.person, oursOf(found.person.personId));
    } else {
      for (const personId of found.candidates) seen.add(personId);
      if (found.person) planElsewhere(draft, said, found.person, oursOf(found.person.personId));
      else planDoubt(draft, said, found.reason);
    }
  }
  return seen;
}

type Pairs = readonly (readonly [string, string])[];

/** Finds the names of somebody's groups. */
function groupNames(names: Pairs, places: Pairs): (person: string) => string[] {
  const named = new Map(names);
  const found = new Map<string, string[]>();
  for (const [person, group] of places) {
    const list = found.get(person);
    if (list) list.push(named.get(group) ?? '');
    else found.set(person, [named.get(group) ?? '']);
  }
  return (person) => found.get(person) ?? [];
}

/** Guardians come for their pupils: one who has none here is not kept. */
function kept({ records, register }: Draft): (record: PersonRecord) => boolean {
  const pupils = new Set([
    ...records.people.map(({ key }) => key),
    ...register.identifiers.map(({ scheme, value }) => `${scheme} ${value}`),
  ]);
  const linked = new Set(
    records.guardianships
      .filter(({ pupil }) => pupils.has(`${pupil.scheme} ${pupil.value}`))
      .map(({ guardian }) => guardian),
  );
  return ({ key, role }) => role !== 'guardian' || records.format === 'csv' || linked.has(key);
}

/** Identifiers of the file that the register does not have. */
const newOf = ({ own }: Draft, { identifiers }: PersonRecord) =>
  identifiers.filter(({ scheme, value }) => !own.has(`${scheme} ${value}`));

/** Nobody can say from here who it is: told, and left to a human. */
function planDoubt(draft: Draft, { record, groups }: Said, reason: ConflictReason): void {
  const { line, role, name, email, identifiers } = record;
  draft.counts.conflicts += 1;
  draft.faults.push({ line, reason });
  const data = { ...name, email, identifiers, groups };
  draft.asides.push(step('person', 'conflict', { line, role, reason, data }));
}

/** The register's word stays until somebody chooses the file's, in the preview. */
function offer(
  draft: Draft,
  reason: ChoosableReason,
  { record: { line, role }, person }: { record: PersonRecord; person: Known },
  { data, before }: { data: StepData; before: StepData },
): void {
  draft.counts.conflicts += 1;
  const { personId: subjectId } = person;
  const words = { subjectId, line, role, reason, choice: 'ours', data, before } as const;
  draft.steps.push(step('person', 'change', words));
}

/** A namesake in another class, alone: it may be them, who moved. */
function planElsewhere(draft: Draft, said: Said, person: Known, ours: string[]): void {
  const { record, groups } = said;
  const identifiers = newOf(draft, record);
  draft.people.set(record.key, person.personId);
  draft.choosing.add(person.personId);
  offer(
    draft,
    'elsewhere',
    { record, person },
    {
      data: { ...namesOf(person), identifiers, groups },
      before: { ...namesOf(person), identifiers, groups: ours },
    },
  );
}

/**
 * A name is changed only for somebody known by number: otherwise it is how they were recognised. What the
 * school has corrected by hand stays unless somebody chooses the file's word.
 */
function planChange(draft: Draft, said: Said, person: Known, ours: string[]): void {
  const { corrected, steps, counts } = draft;
  const { record, groups } = said;
  const { line, role, name, email, identifiers } = record;
  const added = newOf(draft, record);
  const isSure = added.length < identifiers.length;
  const word = {
    family: isSure ? name.family : person.family,
    given: isSure ? name.given : person.given,
    title: (isSure ? name.title : null) ?? person.title,
    email: (isSure || person.email === null ? email : null) ?? person.email,
  };
  const before = namesOf(person);
  const isOffered = corrected.has(person.personId) && !isSame(word, person);
  const after = isOffered ? before : word;
  if (isOffered)
    offer(
      draft,
      'corrected',
      { record, person },
      {
        data: { ...word, identifiers: [], groups },
        before: { ...before, identifiers: [], groups: ours },
      },
    );
  else if (isSame(word, person)) counts.unchanged += 1;
  else counts.changed += 1;
  if (isSame(after, before) && added.length === 0) return;
  steps.push(
    step('person', 'change', {
      subjectId: person.personId,
      line,
      role,
      // Not told as a change when only the other system's number is new.
      reason: isSame(after, before) ? 'identified' : null,
      data: { ...after, identifiers: added, groups },
      before: { ...before, identifiers: added },
    }),
  );
}
