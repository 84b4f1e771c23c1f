import type { Role } from '../../access/contract/actors.ts';

/** Pupils, guardians, and those who work in the school: nobody passes from one to another by a change of role. */
export const roleKind = (role: Role): 'pupil' | 'guardian' | 'staff' =>
  role === 'pupil' || role === 'guardian' ? role : 'staff';

/** What a person may be in a group. */
export const memberRoles = ['pupil', 'teacher', 'assistant'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** May somebody of this role be that in a group? Pupils learn, whoever teaches teaches, staff may assist. */
export function fitsGroup(role: Role, as: MemberRole): boolean {
  if (as === 'pupil') return role === 'pupil';
  if (as === 'assistant') return role === 'assistant' || role === 'staff';
  return ['teacher', 'substitute', 'head', 'administrator'].includes(role);
}
