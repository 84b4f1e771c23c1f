import type { ImportCounts, ImportFault } from '../../contract/imports/routes.ts';
import { importedRoles } from '../../contract/imports/words.ts';
import { named, plainName, type Records } from './records.ts';
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
export function planImport(read: Records, register: Register, newId: () => string): Plan {
  const own = new Map(register.identifiers.map((one) => [named(one), one.personId]));
  const { people, faults: refused } = withRoles(read, register, own);
  const draft: Draft = {
    records: { ...read, people },
    register,
    newId,
    steps: [],
    asides: [],
    faults: refused,
    counts: nothing(),
    people: new Map(),
    groups: new Map(),
    choosing: new Set(),
    own,
    ownGroups: new Map(register.groupIdentifiers.map((one) => [named(one), one.groupId])),
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

/** Whoever comes without a role has the one that the register knows; a pupil's address is not needed. */
function withRoles(read: Records, register: Register, own: Draft['own']) {
  const roles = new Map(register.people.map(({ personId, role }) => [personId, role]));
  const [people, faults] = [[...read.people], [...read.faults]];
  for (const record of read.roleless) {
    const personId = record.identifiers.map((one) => own.get(named(one))).find(Boolean);
    const known = roles.get(personId ?? '');
    const role = importedRoles.find((one) => one === known) ?? 'staff';
    if (known === undefined) faults.push({ line: record.line, reason: 'role_unknown' });
    else people.push({ ...record, role, email: role === 'pupil' ? null : record.email });
  }
  return { people, faults };
}

/** A class is known by its number first: its title may have changed, and the register's name stays. */
function planGroups({ records, register, newId, steps, counts, groups, ownGroups }: Draft): void {
  const known = new Map(register.groups.map(({ groupId, name }) => [plainName(name), groupId]));
  for (const { key, name, kind, level, identifiers } of records.groups) {
    const numbered = identifiers.map((one) => ownGroups.get(named(one))).find(Boolean);
    const found = numbered ?? known.get(key);
    const subjectId = found ?? newId();
    groups.set(key, subjectId);
    const added = identifiers.filter((one) => !ownGroups.has(named(one)));
    if (found === undefined) {
      counts.groups += 1;
      const data = { name, kind, level, identifiers: added };
      steps.push(step('group', 'add', { subjectId, data }));
    } else if (added.length > 0) {
      const words = { data: { identifiers: added }, before: { identifiers: added } };
      steps.push(step('group', 'change', { subjectId, ...words }));
    }
  }
}

function planGuardianships(draft: Draft): void {
  const { records, register, steps, counts, people, own, choosing, faults } = draft;
  const existing = new Set(register.guardianships.map((g) => pair(g.guardianId, g.pupilId)));
  for (const { guardian, pupil, line } of records.guardianships) {
    const otherId = people.get(guardian);
    const subjectId = people.get(named(pupil)) ?? own.get(named(pupil));
    if (subjectId === undefined) faults.push({ line, reason: 'pupil_unknown' });
    if (otherId === undefined || subjectId === undefined) continue;
    if (existing.has(pair(otherId, subjectId))) continue;
    existing.add(pair(otherId, subjectId));
    const choice = choosing.has(subjectId) ? 'ours' : null;
    if (choice === null) counts.guardianships += 1;
    steps.push(step('guardianship', 'add', { subjectId, otherId, choice }));
  }
}

/**
 * Pupils whom the file could have named and did not (in one of its groups, or known by its numbers), and
 * people whom it says have gone. They are told, and stay.
 */
function planAbsent(draft: Draft, seen: Set<string>): void {
  const { records, register, asides, counts, own } = draft;
  const gone = new Set(records.ended.people.map((one) => own.get(named(one))));
  const missing = expectedPupils(draft);
  for (const { personId, role, family, given, title } of register.people) {
    const isMissing = role === 'pupil' && missing.has(personId);
    if (seen.has(personId) || !(isMissing || gone.has(personId))) continue;
    counts.absent += 1;
    const data = { family, given, title };
    asides.push(step('person', 'absent', { subjectId: personId, role, data }));
  }
}

function expectedPupils({ records, register, groups }: Draft): Set<string> {
  if (!records.whole || !records.people.some(({ role }) => role === 'pupil')) return new Set();
  const schemes = new Set(records.people.flatMap((one) => one.identifiers.map((id) => id.scheme)));
  const fileGroups = new Set(groups.values());
  return new Set([
    ...register.identifiers.filter(({ scheme }) => schemes.has(scheme)).map((id) => id.personId),
    ...register.memberships.filter((m) => fileGroups.has(m.groupId)).map((m) => m.personId),
  ]);
}
