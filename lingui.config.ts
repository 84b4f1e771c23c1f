import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

const domain = (name: string) => ({
  path: `<rootDir>/locales/{locale}/${name}`,
  include: [`<rootDir>/src/${name}/web`],
  exclude: ['**/*.test.*'],
});

/** Pages of the entry for who is signed in. */
const signedIn = ['links', 'coming', 'bans'].map((folder) => `<rootDir>/src/entry/web/${folder}`);

/** Pages of questions and polls outside of a class, of the staff alone. */
const questionPages = ['questions', 'review'].map((folder) => `<rootDir>/src/polls/web/${folder}`);

/** Pieces of the class page that come after its first picture. */
const classPieces = '<rootDir>/src/live/web/later';

/** Pages by which rights are set outside of a class, and what they share with its pieces. */
const settings = '<rootDir>/src/live/web/settings';
const rightsTexts = [
  settings,
  ...['right-words.ts', 'preset-words.ts', 'presets.tsx'].map(
    (file) => `<rootDir>/src/live/web/later/leading/${file}`,
  ),
];

/** One catalogue a domain, so that a pupil's page loads only the texts that it shows. */
export default defineConfig({
  sourceLocale: 'fr',
  locales: ['fr', 'en'],
  catalogs: [
    ...['platform', 'app', 'identity', 'school', 'meeting', 'chat', 'attendance', 'privacy'].map(
      domain,
    ),
    {
      ...domain('polls'),
      exclude: ['**/*.test.*', ...questionPages.map((folder) => `${folder}/**`)],
    },
    { ...domain('polls'), path: '<rootDir>/locales/{locale}/questions', include: questionPages },
    {
      ...domain('live'),
      exclude: ['**/*.test.*', `${classPieces}/**`, `${settings}/**`],
    },
    { ...domain('live'), path: '<rootDir>/locales/{locale}/rights', include: rightsTexts },
    { ...domain('live'), path: '<rootDir>/locales/{locale}/class-pieces', include: [classPieces] },
    { ...domain('entry'), exclude: ['**/*.test.*', ...signedIn.map((folder) => `${folder}/**`)] },
    // Who comes by a link, on a bad line perhaps, needs none of these texts.
    { ...domain('entry'), path: '<rootDir>/locales/{locale}/links', include: signedIn },
  ],
  // Line numbers would make each catalogue change with every edit of the code.
  format: formatter({ lineNumbers: false }),
});
