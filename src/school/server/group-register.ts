import type { AccountActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Trx } from '../../platform/server/db.ts';
import { fitsGroup, type MemberRole } from '../contract/role-kinds.ts';
import { noteChange } from './changes.store.ts';
import {
  deleteMember,
  insertNamedGroup,
  lockGroup,
  otherDivision,
  sharesPupils,
  updateGroup,
  type WrittenGroup,
} from './group-register.store.ts';
import { insertMembers } from './groups.store.ts';
import type { RegisterCore } from './people.ts';
import { lockPerson } from './person.store.ts';

type Target = { by: AccountActor; groupId: string };
const groupOf = ({ by, groupId }: Target) => ({ schoolId: by.schoolId, groupId });

/** @throws {Problem} `not_found`, `school.group_archived` */
async function lockCurrent(trx: Trx, target: Target) {
  const group = await lockGroup(trx, groupOf(target));
  if (!group) throw new Problem('not_found');
  if (group.archived_at !== null) throw new Problem('school.group_archived');
  return group;
}

/** @throws {Problem} `school.group_name_taken` */
export const addGroup = (core: RegisterCore, by: AccountActor, group: WrittenGroup) =>
  core.transact(async (trx) => {
    const groupId = await insertNamedGroup(trx, by.schoolId, group);
    await noteChange(trx, by, 'group_add', { groupId });
    return groupId;
  });

/**
 * Renames a group, says its kind and level. A group of pupils who have a division does not become one.
 * @throws {Problem} `school.group_name_taken`, `school.group_archived`, `school.other_division`
 */
export const changeGroup = (core: RegisterCore, target: Target, written: WrittenGroup) =>
  core.transact(async (trx) => {
    const group = await lockCurrent(trx, target);
    if (written.kind === 'division' && group.kind !== 'division')
      if (await sharesPupils(trx, groupOf(target))) throw new Problem('school.other_division');
    await updateGroup(trx, groupOf(target), written);
    await noteChange(trx, target.by, 'group_change', { groupId: target.groupId });
  });

/**
 * Puts a group away with its members, or takes it back.
 * @throws {Problem} `school.group_name_taken`, `school.other_division`
 */
export const setArchived = (core: RegisterCore, target: Target, archived: boolean) =>
  core.transact(async (trx) => {
    const group = await lockGroup(trx, groupOf(target));
    if (!group) throw new Problem('not_found');
    if ((group.archived_at !== null) === archived) return;
    if (!archived && group.kind === 'division' && (await sharesPupils(trx, groupOf(target))))
      throw new Problem('school.other_division');
    await updateGroup(trx, groupOf(target), { archived_at: archived ? core.now() : null });
    const action = archived ? 'group_archive' : 'group_restore';
    await noteChange(trx, target.by, action, { groupId: target.groupId });
  });

/**
 * Puts somebody in a group. A pupil is in one division at a time each year: with `move`, they leave the
 * other one. The person's row is locked first, so that two moves at once do not make two divisions.
 * @returns the division that the pupil left
 * @throws {Problem} `school.member_unfit`, `school.other_division`, `school.group_archived`
 */
export const addMember = (
  core: RegisterCore,
  target: Target,
  { personId, as, move }: { personId: string; as: MemberRole; move: boolean },
): Promise<string | null> =>
  core.transact(async (trx) => {
    const { schoolId } = target.by;
    const person = await lockPerson(trx, { schoolId, personId });
    if (!person) throw new Problem('not_found');
    const group = await lockCurrent(trx, target);
    if (!fitsGroup(person.role, as)) throw new Problem('school.member_unfit');
    const isDivision = as === 'pupil' && group.kind === 'division';
    const left = isDivision ? await otherDivision(trx, groupOf(target), personId) : null;
    if (left !== null && !move) throw new Problem('school.other_division');
    if (left !== null) await deleteMember(trx, { schoolId, groupId: left }, personId);
    await insertMembers(trx, groupOf(target), [{ personId, role: as }]);
    await noteChange(trx, target.by, 'member', { personId, groupId: target.groupId });
    return left;
  });

/** @throws {Problem} `not_found` for somebody who is not in it, `school.group_archived` */
export const removeMember = (core: RegisterCore, target: Target, personId: string) =>
  core.transact(async (trx) => {
    await lockCurrent(trx, target);
    if (!(await deleteMember(trx, groupOf(target), personId))) throw new Problem('not_found');
    await noteChange(trx, target.by, 'member', { personId, groupId: target.groupId });
  });
