import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';

/** 256 random bits, as they are written in addresses. */
const secret = z.string().regex(/^[\w-]{43}$/);

const own = {
  caller: 'account',
  action: 'calendar.own',
  path: '/api/calendar',
  errors: [],
} as const;

export const readOwnCalendar = route({
  ...own,
  id: 'calendar.own',
  method: 'GET',
  summary: 'Whether the caller’s lessons can be read by a calendar',
  reply: z.strictObject({ made: z.boolean() }),
});

export const makeCalendar = route({
  ...own,
  id: 'calendar.make',
  method: 'POST',
  summary:
    'Make an address by which a calendar reads the caller’s lessons; one before dies. Shown once',
  reply: z.strictObject({ address: z.url() }),
});

export const dropCalendar = route({
  ...own,
  id: 'calendar.drop',
  method: 'DELETE',
  summary: 'Let no calendar read the caller’s lessons any more',
  reply: null,
});

export const readCalendar = route({
  id: 'calendar.read',
  method: 'GET',
  path: '/api/calendar/:secret',
  summary: 'Lessons of somebody as iCalendar: titles, hours, addresses without secrets; no names',
  caller: 'anyone',
  action: 'calendar.read',
  params: z.strictObject({ secret }),
  reply: 'calendar',
  errors: ['entry.link_unknown'],
});
