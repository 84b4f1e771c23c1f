import type { ImportCounts, ImportFault } from '../../contract/imports/routes.ts';
import { plainName, type Records } from './records.ts';
import type { Register } from './register.ts';
import { pair, type Draft } from './draft.ts';
import { planMemberships } from './plan-memberships.ts';
import { planPeople } from './plan-people.ts';
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
    choosing: new Set(),
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

function planGuardianships(draft: Draft): void {
  const { records, register, steps, counts, people, choosing, faults } = draft;
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
    const choice = choosing.has(subjectId) ? 'ours' : null;
    if (choice === null) counts.guardianships += 1;
    steps.push(step('guardianship', 'add', { subjectId, otherId, choice }));
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
