import { describe, expect, test } from 'vitest';

const files: Record<string, string> = import.meta.glob('../../../locales/*/*.po', {
  query: '?raw',
  import: 'default',
  eager: true,
});

type Entry = { context: string; source: string; translation: string };

const entriesOf = (catalogue: string): Entry[] =>
  [...catalogue.matchAll(/^(?:msgctxt "(.*)"\n)?msgid "(.+)"\nmsgstr "(.*)"$/gm)].map(
    ([, context = '', source = '', translation = '']) => ({ context, source, translation }),
  );

const catalogues = Object.entries(files).map(([path, text]) => {
  const [language = '', domain = ''] = path.replace('.po', '').split('/').slice(-2);
  return { language, domain, text, entries: entriesOf(text) };
});
const english = catalogues.filter(({ language }) => language === 'en');
const french = catalogues.filter(({ language }) => language === 'fr');

/** `{name}`, `{count, plural` and `<0>`, but not the words of a plural form (`one {word}`). */
const place = /(?<!(?:=\d+|zero|one|two|few|many|other) )\{\w+[,}]|<\/?\d+\/?>/g;
const placeholders = (text: string) => [...new Set(text.match(place))].sort();

describe.each(english)('English of $domain', ({ domain, entries }) => {
  test('lacks nothing', () => {
    expect(
      entries.filter(({ translation }) => translation === '').map(({ source }) => source),
    ).toEqual([]);
  });

  test('has the messages that the French has', () => {
    const source = french.find((one) => one.domain === domain)?.entries ?? [];
    expect(entries.map((entry) => entry.source).sort()).toEqual(
      source.map((entry) => entry.source).sort(),
    );
  });

  test('keeps each place that the program fills', () => {
    const changed = entries.filter(
      ({ source, translation }) =>
        translation !== '' && placeholders(source).join() !== placeholders(translation).join(),
    );
    expect(changed).toEqual([]);
  });
});

test('no catalogue keeps what the pages no longer say', () => {
  expect(catalogues.filter(({ text }) => text.includes('#~')).map(({ domain }) => domain)).toEqual(
    [],
  );
});

test('the same words are translated alike wherever they stand', () => {
  const known = new Map<string, string>();
  const differing = english.flatMap(({ entries }) =>
    entries.filter(({ context, source, translation }) => {
      // Without a context of their own, equal words share one id: the last catalogue loaded would win.
      const id = `${context}|${source}`;
      const before = known.get(id) ?? translation;
      known.set(id, before);
      return translation !== '' && before !== '' && before !== translation;
    }),
  );
  expect(differing).toEqual([]);
});

describe.each(french)('French of $domain', ({ entries }) => {
  const sources = entries.map(({ source }) => source);

  test('has an unbreakable space before : ; ! ? » and after «', () => {
    expect(sources.filter((text) => / [:;!?»]|« /.test(text))).toEqual([]);
  });

  test('has typographic apostrophes', () => {
    // In plural forms an apostrophe escapes a brace: none of our texts needs one.
    expect(sources.filter((text) => text.includes("'"))).toEqual([]);
  });
});
