import type { APIRequestContext } from '@playwright/test';
import { setHints } from '../../src/live/contract/hint-routes.ts';
import { hintNames, type HintName } from '../../src/live/contract/hints.ts';
import type { Person } from './person.ts';

const keep = (request: APIRequestContext, closed: readonly HintName[]) =>
  request.put(setHints.path, { headers: { 'x-preau': '1' }, data: { closed } });

/**
 * Somebody who has taught before: what explains a first lesson is closed, as their own press would. Who teaches
 * nowhere, or works in a school without a contract, has none to close.
 */
export const closeHints = (request: APIRequestContext) => keep(request, hintNames);

/** Somebody at their first lesson, as « Revoir les conseils » does. */
export const showHints = ({ context }: Person) => keep(context.request, []);
