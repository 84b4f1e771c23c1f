import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { hintNames } from './hints.ts';

const closedHints = z.strictObject({ closed: z.array(z.enum(hintNames)).max(hintNames.length) });

const own = { caller: 'account', action: 'hint.own' } as const;

export const readHints = route({
  ...own,
  id: 'hint.read',
  method: 'GET',
  path: '/api/hints',
  summary: 'The hints of a first lesson that the caller has closed',
  reply: closedHints,
  errors: [],
});

export const setHints = route({
  ...own,
  id: 'hint.set',
  method: 'PUT',
  path: '/api/hints',
  summary: 'Close hints for good, or (an empty list) show all of them again',
  body: closedHints,
  reply: closedHints,
  errors: [],
});
