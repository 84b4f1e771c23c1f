import { z } from 'zod';
import { roles } from '../../access/contract/actors.ts';
import { route } from '../../platform/contract/route.ts';
import { day, emailAddress, id, line } from '../../platform/contract/values.ts';
import { listed, personPage } from './person-views.ts';
import { standings } from './standing.ts';

const filters = {
  /** Words of a name, accents or not. */
  search: z.string().max(120).optional(),
  role: z.enum(roles).optional(),
  groupId: id.optional(),
  standing: z.enum(standings).optional(),
  /** Pupils who are in no division this year. */
  unplaced: z.enum(['yes']).optional(),
};

export const listPeople = route({
  id: 'person.list',
  // A command by its method alone: a name that is searched must not stand in an address, nor in its logs.
  method: 'POST',
  path: '/api/people/search',
  summary: 'People of the school in French alphabetical order, a page at a time',
  caller: 'account',
  action: 'person.list',
  body: z.strictObject({
    ...filters,
    /** The last person of the page before. */
    after: id.optional(),
  }),
  reply: z.strictObject({
    people: z.array(listed),
    /** How many there are in all, on the first page. */
    total: z.int().nullable(),
    /** Where the next page begins. */
    next: id.nullable(),
  }),
  errors: [],
});

export const exportPeople = route({
  id: 'person.export',
  method: 'POST',
  path: '/api/people/export',
  summary: 'The list as CSV (semicolons, UTF-8 with its mark, formulas made harmless)',
  caller: 'account',
  action: 'person.list',
  body: z.strictObject(filters),
  reply: z.strictObject({ csv: z.string() }),
  errors: [],
});

const written = {
  family: line(80),
  given: line(80),
  title: line(20).nullable(),
};
/** Nobody needs one. */
const email = emailAddress.nullable();
const nameErrors = ['school.name_unfit'] as const;

export const addPerson = route({
  id: 'person.add',
  method: 'POST',
  path: '/api/people',
  summary: 'Add somebody to the register',
  caller: 'account',
  action: 'person.appoint',
  body: z.strictObject({ role: z.enum(roles), name: z.strictObject(written), email }),
  reply: z.strictObject({ personId: id }),
  errors: nameErrors,
});

export const readPerson = route({
  id: 'person.read',
  method: 'GET',
  path: '/api/people/:personId',
  summary: 'One person; what the office keeps of them for those who may read it',
  caller: 'account',
  action: 'person.read',
  params: z.strictObject({ personId: id }),
  reply: personPage,
  errors: [],
});

const onPerson = { caller: 'account', params: z.strictObject({ personId: id }) } as const;

export const changePerson = route({
  ...onPerson,
  id: 'person.change',
  method: 'PATCH',
  path: '/api/people/:personId',
  summary: 'Correct a name, a title, an e-mail address',
  action: 'person.change',
  body: z.strictObject({ name: z.strictObject(written), email }),
  reply: null,
  errors: nameErrors,
});

export const appointPerson = route({
  ...onPerson,
  id: 'person.appoint',
  method: 'POST',
  path: '/api/people/:personId/role',
  summary: 'Give another role; the person signs in again',
  action: 'person.appoint',
  body: z.strictObject({ role: z.enum(roles) }),
  reply: null,
  errors: ['school.last_head', 'school.role_kind'],
});

export const limitPerson = route({
  ...onPerson,
  id: 'person.limit',
  method: 'PUT',
  path: '/api/people/:personId/limits',
  summary: 'First and last day of a substitute, an assistant, anybody who stays for a time',
  action: 'person.decide',
  body: z.strictObject({ from: day.nullable(), until: day.nullable() }),
  reply: null,
  errors: ['school.last_head', 'school.dates_reversed'],
});

export const suspendPerson = route({
  ...onPerson,
  id: 'person.suspend',
  method: 'POST',
  path: '/api/people/:personId/suspend',
  summary: 'Shut out at once: sessions, links, streams, sound and picture',
  action: 'person.decide',
  reply: null,
  errors: ['school.last_head'],
});

export const reinstatePerson = route({
  ...onPerson,
  id: 'person.reinstate',
  method: 'POST',
  path: '/api/people/:personId/reinstate',
  summary: 'Undo a suspension',
  action: 'person.decide',
  reply: null,
  errors: [],
});

export const removePerson = route({
  ...onPerson,
  id: 'person.remove',
  method: 'DELETE',
  path: '/api/people/:personId',
  summary: 'Delete somebody with all that hangs on them; it cannot be undone',
  action: 'person.decide',
  reply: null,
  errors: ['school.last_head'],
});

export const linkGuardian = route({
  id: 'guardian.link',
  method: 'PUT',
  path: '/api/people/:personId/guardians/:guardianId',
  summary: 'Say that somebody is a pupil’s guardian',
  caller: 'account',
  action: 'person.change',
  params: z.strictObject({ personId: id, guardianId: id }),
  reply: null,
  errors: ['school.guardian_unfit'],
});

export const endGuardian = route({
  id: 'guardian.end',
  method: 'DELETE',
  path: '/api/people/:personId/guardians/:guardianId',
  summary: 'Say that somebody is a pupil’s guardian no more: at once',
  caller: 'account',
  action: 'person.change',
  params: z.strictObject({ personId: id, guardianId: id }),
  reply: null,
  errors: [],
});
