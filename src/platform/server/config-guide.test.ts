import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configurationGuide } from './config-guide.ts';

test('the guide says what the table says: otherwise run « npm run config -- --write »', () => {
  const written = readFileSync(
    new URL('../../../docs/guides/configuration.md', import.meta.url),
    'utf8',
  );
  expect(written).toBe(configurationGuide());
});
