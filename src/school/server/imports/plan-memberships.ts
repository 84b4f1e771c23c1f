import { pair, type Draft } from './draft.ts';
import { named, type MembershipRecord } from './records.ts';
import { step, type Step } from './steps.ts';

/** A place of the file, in the register's own terms. */
type Place = { subjectId: string; otherId: string; role: MembershipRecord['role']; person: string };
type IsDivision = (groupId: string) => boolean;

/** Who leaves, leaves before anybody joins: batches come one by one, and a pupil has one division in each. */
export function planMemberships(draft: Draft): void {
  const { register, counts, choosing } = draft;
  const isDivision = divisions(draft);
  const places = oneDivision(draft, placesIn(draft), isDivision);
  const existing = new Set(register.memberships.map((m) => pair(m.groupId, m.personId)));
  const wanted = new Set<string>();
  const joins: Step[] = [];
  for (const { subjectId, otherId, role } of places) {
    const key = pair(otherId, subjectId);
    if (wanted.has(key)) continue;
    wanted.add(key);
    if (existing.has(key)) continue;
    const choice = choosing.has(subjectId) ? 'ours' : null;
    if (choice === null) counts.joined += 1;
    joins.push(step('membership', 'add', { subjectId, otherId, role, choice }));
  }
  const placed = new Set(
    places.filter(({ otherId }) => isDivision(otherId)).map(({ subjectId }) => subjectId),
  );
  planLeaving(draft, wanted, (groupId, personId) => isDivision(groupId) && placed.has(personId));
  draft.steps.push(...joins);
}

function divisions({ records, register, groups }: Draft): IsDivision {
  const kinds = new Map([
    ...records.groups.map(({ key, kind }) => [groups.get(key) ?? '', kind] as const),
    ...register.groups.map(({ groupId, kind }) => [groupId, kind] as const),
  ]);
  return (groupId) => kinds.get(groupId) === 'division';
}

/** A file of changes may name people and classes that only the register knows. */
function placesIn(draft: Draft): Place[] {
  const { records, register, people, groups, own, ownGroups, faults } = draft;
  const inFile = new Set(records.people.map(({ key }) => key));
  const roles = new Map(register.people.map(({ personId, role }) => [personId, role]));
  return records.memberships.flatMap(({ person, group, role, line }) => {
    const subjectId = inFile.has(person) ? people.get(person) : own.get(person);
    const otherId = groups.get(group) ?? ownGroups.get(group);
    const known = roles.get(subjectId ?? '');
    const isFit = known === undefined || (known === 'pupil') === (role === 'pupil');
    if (subjectId !== undefined && otherId !== undefined && isFit)
      return [{ subjectId, otherId, role, person }];
    if (line !== undefined && !inFile.has(person))
      faults.push({ line, reason: isFit ? 'enrollment_unknown' : 'role_differs' });
    return [];
  });
}

/** Of several divisions of a pupil the first one: the others are told. */
function oneDivision({ records, faults }: Draft, places: Place[], isDivision: IsDivision): Place[] {
  const lines = new Map(records.people.map(({ key, line }) => [key, line]));
  const first = new Map<string, string>();
  return places.filter(({ subjectId, otherId, role, person }) => {
    if (role !== 'pupil' || !isDivision(otherId)) return true;
    const kept = first.get(subjectId) ?? otherId;
    first.set(subjectId, kept);
    if (kept !== otherId) faults.push({ line: lines.get(person) ?? 0, reason: 'second_division' });
    return kept === otherId;
  });
}

/**
 * A pupil has one division; leaves a group of the file in which the file no longer has them; and anybody
 * leaves what the file says has ended.
 */
function planLeaving(
  draft: Draft,
  wanted: ReadonlySet<string>,
  isOldDivision: (groupId: string, personId: string) => boolean,
): void {
  const { records, register, steps, counts, people, groups, choosing } = draft;
  const inFile = new Set(people.values());
  const fileGroups = new Set(groups.values());
  const hasEnded = endings(draft);
  for (const { groupId, personId, role } of register.memberships) {
    if (wanted.has(pair(groupId, personId))) continue;
    const isTold = records.wholeGroups && inFile.has(personId) && fileGroups.has(groupId);
    const isReplaced = role === 'pupil' && (isTold || isOldDivision(groupId, personId));
    if (!isReplaced && !(role !== 'assistant' && hasEnded(groupId, personId))) continue;
    const choice = choosing.has(personId) ? 'ours' : null;
    if (choice === null) counts.left += 1;
    const move = { subjectId: personId, otherId: groupId, role, choice } as const;
    steps.push(step('membership', 'remove', move));
  }
}

/**
 * What the file says has ended: enrolments one by one, all of a class that is no more, and all those of
 * somebody who is gone in the classes that the same program names. A class that a hand made is not its.
 */
function endings({ records, register, people, groups, own, ownGroups }: Draft) {
  const { ended } = records;
  const numbers = new Map(
    records.groups.flatMap(({ key, identifiers }) =>
      identifiers.map((one) => [named(one), groups.get(key)] as const),
    ),
  );
  const over = new Set(
    ended.memberships.map(({ person, group }) =>
      pair(
        numbers.get(named(group)) ?? ownGroups.get(named(group)) ?? '',
        people.get(named(person)) ?? own.get(named(person)) ?? '',
      ),
    ),
  );
  const goneNumbers = new Set(ended.groups.map(named));
  const numbered = new Set(register.groupIdentifiers.map(({ groupId }) => groupId));
  const alive = new Set(
    register.groupIdentifiers.filter((one) => !goneNumbers.has(named(one))).map((g) => g.groupId),
  );
  const gone = new Set(ended.people.map((one) => own.get(named(one))));
  return (groupId: string, personId: string): boolean =>
    over.has(pair(groupId, personId)) ||
    (numbered.has(groupId) && (!alive.has(groupId) || gone.has(personId)));
}
