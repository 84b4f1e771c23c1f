import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id, line } from '../../platform/contract/values.ts';
import { memberRoles } from './role-kinds.ts';

const written = z.strictObject({
  name: line(60),
  kind: z.enum(['division', 'teaching']),
  /** As the school says it: 6e, Terminale… */
  level: line(40).nullable(),
});

export const addGroup = route({
  id: 'group.add',
  method: 'POST',
  path: '/api/groups',
  summary: 'Make a division or a teaching group',
  caller: 'account',
  action: 'group.change',
  body: written,
  reply: z.strictObject({ groupId: id }),
  errors: ['school.group_name_taken'],
});

const onGroup = {
  caller: 'account',
  action: 'group.change',
  params: z.strictObject({ groupId: id }),
} as const;

export const changeGroup = route({
  ...onGroup,
  id: 'group.change',
  method: 'PATCH',
  path: '/api/groups/:groupId',
  summary: 'Rename a group, say its kind and its level',
  body: written,
  reply: null,
  errors: ['school.group_name_taken', 'school.group_archived', 'school.other_division'],
});

export const archiveGroup = route({
  ...onGroup,
  id: 'group.archive',
  method: 'POST',
  path: '/api/groups/:groupId/archive',
  summary: 'Put a group away: it is in no list, and its members are kept with it',
  reply: null,
  errors: [],
});

export const restoreGroup = route({
  ...onGroup,
  id: 'group.restore',
  method: 'POST',
  path: '/api/groups/:groupId/restore',
  summary: 'Take a group back from the archive',
  reply: null,
  errors: ['school.group_name_taken', 'school.other_division'],
});

export const addMember = route({
  ...onGroup,
  id: 'group.member',
  method: 'POST',
  path: '/api/groups/:groupId/members',
  summary: 'Put somebody in a group; a pupil is in one division at a time',
  body: z.strictObject({
    personId: id,
    as: z.enum(memberRoles),
    /** A pupil of another division leaves it for this one; refused otherwise. */
    move: z.boolean(),
  }),
  reply: z.strictObject({
    /** The division that the pupil left, to go back to it. */
    left: id.nullable(),
  }),
  errors: ['school.member_unfit', 'school.other_division', 'school.group_archived'],
});

export const removeMember = route({
  id: 'group.member_remove',
  method: 'DELETE',
  path: '/api/groups/:groupId/members/:personId',
  summary: 'Take somebody out of a group',
  caller: 'account',
  action: 'group.change',
  params: z.strictObject({ groupId: id, personId: id }),
  reply: null,
  errors: ['school.group_archived'],
});
