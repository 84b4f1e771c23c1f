import { expect, test } from 'vitest';
import { asText } from './copy.ts';

const pupil = (family: string, given: string) => ({
  personId: family,
  name: { family, given, title: null },
});

test('each pupil has a line that a spreadsheet understands', () => {
  const lines = [
    { person: pupil('Amrani', 'Yanis'), link: 'https://ecole.example/e#a' },
    { person: pupil('Bernard', 'Éloïse'), link: 'https://ecole.example/e#b' },
  ];
  expect(asText(lines)).toBe(
    'Amrani Yanis\thttps://ecole.example/e#a\nBernard Éloïse\thttps://ecole.example/e#b',
  );
});
