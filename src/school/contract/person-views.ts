import { z } from 'zod';
import { roles } from '../../access/contract/actors.ts';
import { day, id, instant } from '../../platform/contract/values.ts';
import { person, personName } from './people.ts';
import { memberRoles } from './role-kinds.ts';
import { standings } from './standing.ts';

export const sources = ['entered', 'import', 'provider', 'installation'] as const;

export const listed = z.strictObject({
  personId: id,
  name: personName,
  role: z.enum(roles),
  standing: z.enum(standings),
  /** Names of the groups of this year. */
  groups: z.array(z.string()),
});
export type ListedPerson = z.output<typeof listed>;

const relative = z.strictObject({ personId: id, name: personName, since: instant });

export const record = z.strictObject({
  email: z.string().nullable(),
  /** First and last day, in the school’s time zone. */
  from: day.nullable(),
  until: day.nullable(),
  suspendedAt: instant.nullable(),
  source: z.enum(sources),
  createdAt: instant,
  updatedAt: instant,
  /** By which other systems the person is known. */
  identifiers: z.array(z.string()),
  guardians: z.array(relative),
  pupils: z.array(relative),
  changes: z.array(z.strictObject({ action: z.string(), at: instant, by: personName.nullable() })),
});
export type PersonRecord = z.output<typeof record>;

export const personPage = z.strictObject({
  ...person.shape,
  role: z.enum(roles),
  standing: z.enum(standings),
  groups: z.array(
    z.strictObject({
      groupId: id,
      name: z.string(),
      kind: z.enum(['division', 'teaching']),
      as: z.enum(memberRoles),
    }),
  ),
  record: record.nullable(),
  /** What the caller may do. */
  may: z.strictObject({ change: z.boolean(), decide: z.boolean() }),
  /** Roles that the caller may give. */
  roles: z.array(z.enum(roles)),
});
export type PersonPageView = z.output<typeof personPage>;
