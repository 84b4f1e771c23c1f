import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id } from '../../platform/contract/values.ts';
import { person } from './people.ts';

const group = z.strictObject({
  groupId: id,
  name: z.string(),
  kind: z.enum(['division', 'teaching']),
  pupils: z.int(),
  /** Whether the caller teaches this group. */
  mine: z.boolean(),
});
export type GroupView = z.output<typeof group>;

export const listGroups = route({
  id: 'group.list',
  method: 'GET',
  path: '/api/groups',
  summary: 'The school’s groups, by name; those that the caller teaches first',
  caller: 'account',
  action: 'group.list',
  reply: z.strictObject({ groups: z.array(group) }),
  errors: [],
});

export const readGroup = route({
  id: 'group.read',
  method: 'GET',
  path: '/api/groups/:groupId',
  summary: 'One group and its pupils, in French alphabetical order',
  caller: 'account',
  action: 'group.read',
  params: z.strictObject({ groupId: id }),
  reply: z.strictObject({ group, people: z.array(person) }),
  errors: [],
});
