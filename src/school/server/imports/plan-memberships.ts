import { pair, type Draft } from './draft.ts';
import type { MembershipRecord } from './records.ts';
import { step, type Step } from './steps.ts';

/** Who leaves, leaves before anybody joins: batches come one by one, and a pupil has one division in each. */
export function planMemberships(draft: Draft): void {
  const { register, counts, people, groups, choosing } = draft;
  const existing = new Set(register.memberships.map((m) => pair(m.groupId, m.personId)));
  const wanted = new Set<string>();
  const joins: Step[] = [];
  for (const { person, group, role } of oneDivision(draft)) {
    const [subjectId, otherId] = [people.get(person), groups.get(group)];
    if (subjectId === undefined || otherId === undefined) continue;
    const key = pair(otherId, subjectId);
    if (wanted.has(key)) continue;
    wanted.add(key);
    if (existing.has(key)) continue;
    const choice = choosing.has(subjectId) ? 'ours' : null;
    if (choice === null) counts.joined += 1;
    joins.push(step('membership', 'add', { subjectId, otherId, role, choice }));
  }
  planLeaving(draft, wanted);
  draft.steps.push(...joins);
}

/** The file's memberships, of several divisions of a pupil the first one: the others are told. */
function oneDivision({ records, register, groups, faults }: Draft): MembershipRecord[] {
  const known = new Map(register.groups.map(({ groupId, kind }) => [groupId, kind]));
  const divisions = new Set(
    records.groups
      .filter(({ key, kind }) => (known.get(groups.get(key) ?? '') ?? kind) === 'division')
      .map(({ key }) => key),
  );
  const lines = new Map(records.people.map(({ key, line }) => [key, line]));
  const placed = new Map<string, string>();
  return records.memberships.filter(({ person, group, role }) => {
    if (role !== 'pupil' || !divisions.has(group)) return true;
    const first = placed.get(person) ?? group;
    placed.set(person, first);
    if (first !== group) faults.push({ line: lines.get(person) ?? 0, reason: 'second_division' });
    return first === group;
  });
}

/** A pupil has one division; and leaves a group of the file in which the file no longer has them. */
function planLeaving(
  { records, register, steps, counts, people, groups, choosing }: Draft,
  wanted: Set<string>,
) {
  const kinds = new Map(register.groups.map(({ groupId, kind }) => [groupId, kind]));
  const divisions = new Set(
    records.groups
      .filter(({ key, kind }) => (kinds.get(groups.get(key) ?? '') ?? kind) === 'division')
      .map(({ key }) => groups.get(key)),
  );
  const inFile = new Set(people.values());
  const placed = new Set<string>();
  for (const { person, group } of records.memberships) {
    const personId = people.get(person);
    if (personId !== undefined && divisions.has(groups.get(group))) placed.add(personId);
  }
  const fileGroups = new Set(groups.values());
  for (const { groupId, personId, role } of register.memberships) {
    if (role !== 'pupil' || !inFile.has(personId) || wanted.has(pair(groupId, personId))) continue;
    const isOldDivision = kinds.get(groupId) === 'division' && placed.has(personId);
    const isTold = records.whole && records.format !== 'csv' && fileGroups.has(groupId);
    if (!isOldDivision && !isTold) continue;
    const choice = choosing.has(personId) ? 'ours' : null;
    if (choice === null) counts.left += 1;
    const move = { subjectId: personId, otherId: groupId, role, choice } as const;
    steps.push(step('membership', 'remove', move));
  }
}
