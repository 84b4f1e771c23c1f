import type { ImportCounts, ImportFault } from '../../contract/imports/routes.ts';
import { matcher } from './match.ts';
import { plainName, type PersonRecord, type Records } from './records.ts';
import type { Register } from './register.ts';
import { pair, type Draft } from './draft.ts';
import { planMemberships } from './plan-memberships.ts';
import { step, type Step } from './steps.ts';

/** What an import would do, in the order in which it is written; `asides` are only told. */
export type Plan = { steps: Step[]; asides: Step[]; counts: ImportCounts; faults: ImportFault[] };

const nothing = (): ImportCounts => ({
  added: 0,
  changed: 0,
  unchanged: 0,
  absent: 0,
  conflicts: 0,
  groups: 0,
  joined: 0,
  left: 0,
  guardianships: 0,
});

/**
 * Compares what a file says with the register. Pure: the same file on the same register gives the same plan.
 * Nobody is removed: who is not in the file is told, and stays.
 * @param newId gives an unused id
 */
export function planImport(records: Records, register: Register, newId: () => string): Plan {
  const draft: Draft = {
    records,
    register,
    newId,
    steps: [],
    asides: [],
    faults: [...records.faults],
    counts: nothing(),
    people: new Map(),
    groups: new Map(),
    own: new Set(register.identifiers.map(({ scheme, value }) => `${scheme} ${value}`)),
    corrected: new Set(register.corrected.map(({ personId }) => personId)),
  };
  planGroups(draft);
  const seen = planPeople(draft);
  planMemberships(draft);
  planGuardianships(draft);
  planAbsent(draft, seen);
  const { steps, asides, counts, faults } = draft;
  return { steps, asides, counts, faults };
}

function planGroups({ records, register, newId, steps, counts, groups }: Draft): void {
  const known = new Map(register.groups.map(({ groupId, name }) => [plainName(name), groupId]));
  for (const { key, name, kind, level } of records.groups) {
    const found = known.get(key);
    groups.set(key, found ?? newId());
    if (found !== undefined) continue;
    counts.groups += 1;
    const subjectId = groups.get(key) ?? null;
    steps.push(step('group', 'add', { subjectId, data: { name, kind, level } }));
  }
}

function planPeople(draft: Draft): Set<string> {
  const { records, register, counts, people } = draft;
  const groupNames = new Map(records.groups.map(({ key, name }) => [key, name]));
  const groupsOf = new Map<string, string[]>();
  for (const { person, group } of records.memberships)
    groupsOf.set(person, [...(groupsOf.get(person) ?? []), groupNames.get(group) ?? '']);
  const match = matcher(records, register);
  const seen = new Set<string>();
  for (const record of records.people.filter(kept(draft))) {
    const { line, role, name, email, identifiers } = record;
    const groups = groupsOf.get(record.key) ?? [];
    const data = { ...name, email, identifiers, groups };
    const found = match(record);
    if (found.kind === 'conflict') {
      counts.conflicts += 1;
      draft.faults.push({ line, reason: found.reason });
      for (const personId of found.candidates) seen.add(personId);
      draft.asides.push(step('person', 'conflict', { line, role, reason: found.reason, data }));
    } else if (found.kind === 'new') {
      const personId = draft.newId();
      people.set(record.key, personId);
      counts.added += 1;
      draft.steps.push(step('person', 'add', { subjectId: personId, line, role, data }));
    } else {
      people.set(record.key, found.person.personId);
      seen.add(found.person.personId);
      planChange(draft, record, found.person, groups);
    }
  }
  return seen;
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

type Known = Register['people'][number];
const personFields = ['family', 'given', 'title', 'email'] as const;
const isSameAs = (person: Known) => (after: Pick<Known, (typeof personFields)[number]>) =>
  personFields.every((key) => after[key] === person[key]);

/**
 * A name is changed only for somebody known by number: otherwise it is how they were recognised. What the
 * school has corrected by hand stays, and the report names whom the file says otherwise.
 */
function planChange(draft: Draft, record: PersonRecord, person: Known, groups: string[]): void {
  const { own, corrected, steps, asides, faults, counts } = draft;
  const { line, role, name, email, identifiers } = record;
  const added = identifiers.filter(({ scheme, value }) => !own.has(`${scheme} ${value}`));
  const isSure = added.length < identifiers.length;
  const said = {
    family: isSure ? name.family : person.family,
    given: isSure ? name.given : person.given,
    title: (isSure ? name.title : null) ?? person.title,
    email: (isSure || person.email === null ? email : null) ?? person.email,
  };
  const isSame = isSameAs(person);
  const isKept = corrected.has(person.personId) && !isSame(said);
  const { family, given, title, email: address } = person;
  const before = { family, given, title, email: address };
  const after = isKept ? before : said;
  if (isKept) {
    counts.conflicts += 1;
    faults.push({ line, reason: 'corrected' });
    const data = { ...said, identifiers: [], groups };
    asides.push(step('person', 'conflict', { line, role, reason: 'corrected', data }));
  } else if (isSame(said)) counts.unchanged += 1;
  else counts.changed += 1;
  if (isSame(after) && added.length === 0) return;
  steps.push(
    step('person', 'change', {
      subjectId: person.personId,
      line,
      role,
      // Not told as a change when only the other system's number is new.
      reason: isSame(after) ? 'identified' : null,
      data: { ...after, identifiers: added, groups },
      before: { ...before, identifiers: added },
    }),
  );
}

function planGuardianships({ records, register, steps, counts, people, faults }: Draft): void {
  const known = new Map(
    register.identifiers.map(({ scheme, value, personId }) => [`${scheme} ${value}`, personId]),
  );
  const existing = new Set(register.guardianships.map((g) => pair(g.guardianId, g.pupilId)));
  for (const { guardian, pupil, line } of records.guardianships) {
    const otherId = people.get(guardian);
    const key = `${pupil.scheme} ${pupil.value}`;
    const subjectId = people.get(key) ?? known.get(key);
    if (subjectId === undefined) faults.push({ line, reason: 'pupil_unknown' });
    if (otherId === undefined || subjectId === undefined) continue;
    if (existing.has(pair(otherId, subjectId))) continue;
    existing.add(pair(otherId, subjectId));
    counts.guardianships += 1;
    steps.push(step('guardianship', 'add', { subjectId, otherId }));
  }
}

/** Pupils whom the file could have named and did not: in one of its groups, or known by its numbers. */
function planAbsent({ records, register, asides, counts, groups }: Draft, seen: Set<string>): void {
  if (!records.whole || !records.people.some(({ role }) => role === 'pupil')) return;
  const schemes = new Set(records.people.flatMap((one) => one.identifiers.map((id) => id.scheme)));
  const fileGroups = new Set(groups.values());
  const expected = new Set([
    ...register.identifiers.filter(({ scheme }) => schemes.has(scheme)).map((id) => id.personId),
    ...register.memberships.filter((m) => fileGroups.has(m.groupId)).map((m) => m.personId),
  ]);
  for (const { personId, role, family, given, title } of register.people) {
    if (role !== 'pupil' || seen.has(personId) || !expected.has(personId)) continue;
    counts.absent += 1;
    const data = { family, given, title };
    asides.push(step('person', 'absent', { subjectId: personId, role, data }));
  }
}
