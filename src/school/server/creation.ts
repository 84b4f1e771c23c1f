import { line } from '../../platform/contract/values.ts';
import type { Trx } from '../../platform/server/db.ts';
import type { PersonName } from '../contract/names.ts';
import { isUai } from '../contract/uai.ts';
import { insertGroup, insertMembers, type NewGroup } from './groups.store.ts';
import { insertPeople, type NewPerson } from './people.store.ts';
import { insertSchool, type NewSchool } from './schools.store.ts';

const schoolName = line(120);
const groupName = line(60);
const nameParts = { family: line(80), given: line(80), title: line(20).nullable() };

const cleanName = (name: PersonName): PersonName => ({
  family: nameParts.family.parse(name.family),
  given: nameParts.given.parse(name.given),
  title: nameParts.title.parse(name.title),
});

/**
 * Creates a school.
 * @param school.uai its UAI code, which nobody else may have
 * @param school.timeZone IANA name of the zone in which its people say hours
 * @param school.pupilAddress how it speaks to its pupils
 * @param school.signatory who accepts its contract: the head, unless the law names the academy's director
 * @returns its id
 * @throws {RangeError} for a wrong UAI code or an unknown time zone
 */
export async function createSchool(trx: Trx, school: NewSchool): Promise<string> {
  if (!isUai(school.uai)) throw new RangeError(`${school.uai} is not a UAI code`);
  // Throws a RangeError when the zone does not exist: better here than at each lesson's hour.
  Intl.DateTimeFormat('fr', { timeZone: school.timeZone });
  return insertSchool(trx, { ...school, name: schoolName.parse(school.name) });
}

/**
 * Creates people of a school; names are composed, trimmed, and without control characters.
 * @returns their ids, in the order given
 * @throws {z.ZodError} for a name that cannot stand in a register
 */
export const createPeople = (
  trx: Trx,
  schoolId: string,
  people: readonly NewPerson[],
): Promise<string[]> =>
  insertPeople(
    trx,
    schoolId,
    people.map(({ role, name }) => ({ role, name: cleanName(name) })),
  );

/**
 * Creates a group (a division or a teaching group) with its members.
 * @returns its id
 */
export async function createGroup(
  trx: Trx,
  schoolId: string,
  group: NewGroup & { pupilIds: readonly string[]; teacherIds: readonly string[] },
): Promise<string> {
  const { kind } = group;
  const groupId = await insertGroup(trx, schoolId, { kind, name: groupName.parse(group.name) });
  await addMembers(trx, { schoolId, groupId }, group);
  return groupId;
}

/** Adds pupils and teachers of the same school to a group; a member added again changes role. */
export const addMembers = (
  trx: Trx,
  group: { schoolId: string; groupId: string },
  members: { pupilIds: readonly string[]; teacherIds: readonly string[] },
): Promise<void> =>
  insertMembers(trx, group, [
    ...members.pupilIds.map((personId) => ({ personId, role: 'pupil' as const })),
    ...members.teacherIds.map((personId) => ({ personId, role: 'teacher' as const })),
  ]);
