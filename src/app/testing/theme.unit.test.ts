import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast } from '../../platform/web/theme/contrast.ts';
import { type Pair, pairs } from '../../platform/web/theme/pairs.ts';

// Read as a file: the test runner empties style sheets that are imported.
const sheet = readFileSync(new URL('../../platform/web/theme/tokens.css', import.meta.url), 'utf8');

/** Rules of the sheet in order: later ones win, as in the browser. */
const rules = [...sheet.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
  ([, selectors = '', body = '']) => ({
    selectors: selectors.split(',').map((selector) => selector.trim()),
    values: Object.fromEntries(
      [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
    ),
  }),
);

const matching: Record<string, string[]> = {
  light: [':root', ":root[data-theme='light']"],
  dark: [':root', ":root[data-theme='dark']"],
  'light, more contrast': [':root', ":root[data-theme='light']", ":root[data-contrast='more']"],
  'dark, more contrast': [
    ':root',
    ":root[data-theme='dark']",
    ":root[data-contrast='more']",
    ":root[data-theme='dark'][data-contrast='more']",
  ],
};

function coloursOf(theme: string): Record<string, string> {
  const selectors = matching[theme] ?? [];
  const applied = rules.filter((rule) => rule.selectors.some((one) => selectors.includes(one)));
  return Object.assign({}, ...applied.map((rule) => rule.values));
}

const required = (theme: string, pair: Pair) =>
  pair.kind === 'mark' ? 3 : theme.endsWith('more contrast') ? 7 : 4.5;

describe.each(Object.keys(matching))('in the theme %s', (theme) => {
  const colours = coloursOf(theme);
  test.each(pairs)('$ink on $surface can be read', (pair) => {
    const [ink, surface] = [colours[pair.ink], colours[pair.surface]];
    expect(ink, `--${pair.ink}`).toBeDefined();
    expect(surface, `--${pair.surface}`).toBeDefined();
    expect(contrast(ink as string, surface as string)).toBeGreaterThanOrEqual(
      required(theme, pair),
    );
  });
});
