import { expect, test } from 'vitest';
import { addressOf } from './address.ts';

test('places of the path are filled and made safe', () => {
  const address = addressOf('/api/lessons/:lessonId/links/:linkId', {
    params: { lessonId: '1/2', linkId: 7 },
  });
  expect(address).toBe('/api/lessons/1%2F2/links/7');
});

test('an absent value is left out of the query', () => {
  expect(addressOf('/api/week', { query: { from: '2026-11-23', group: undefined } })).toBe(
    '/api/week?from=2026-11-23',
  );
});
