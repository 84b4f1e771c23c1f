import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id } from '../../platform/contract/values.ts';
import { person } from './people.ts';

const group = z.strictObject({
  groupId: id,
  name: z.string(),
  kind: z.enum(['division', 'teaching']),
  level: z.string().nullable(),
  /** Put away: in no list. */
  archived: z.boolean(),
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
  summary: 'One group, its pupils in French alphabetical order, and who teaches or assists',
  caller: 'account',
  action: 'group.read',
  params: z.strictObject({ groupId: id }),
  reply: z.strictObject({
    group,
    people: z.array(person),
    staff: z.array(z.strictObject({ ...person.shape, as: z.enum(['teacher', 'assistant']) })),
    /** What the caller may do. */
    mayChange: z.boolean(),
  }),
  errors: [],
});
export type GroupPageView = z.output<(typeof readGroup)['reply']>;
