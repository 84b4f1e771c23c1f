import { expect, it } from 'vitest';
import { troubleOf } from './capture-trouble.ts';

const named = (name: string) => Object.assign(new Error('refused'), { name });

it.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
  ['AnythingElse', 'failed'],
] as const)('tells %s as %s', (name, trouble) =>
  expect(troubleOf(named(name), 'device')).toBe(trouble),
);

it('does not complain when the person gives up choosing a screen', () =>
  expect(troubleOf(named('NotAllowedError'), 'screen')).toBeNull());
