import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

const domain = (name: string) => ({
  path: `<rootDir>/locales/{locale}/${name}`,
  include: [`<rootDir>/src/${name}/web`],
  exclude: ['**/*.test.*'],
});

const links = '<rootDir>/src/entry/web/links';

/** One catalogue a domain, so that a pupil's page loads only the texts that it shows. */
export default defineConfig({
  sourceLocale: 'fr',
  locales: ['fr', 'en'],
  catalogs: [
    ...['platform', 'app', 'identity', 'school', 'meeting', 'live'].map(domain),
    { ...domain('entry'), exclude: ['**/*.test.*', `${links}/**`] },
    // The pupils' links are made on a page of the staff: the pupils need none of its texts.
    { ...domain('entry'), path: '<rootDir>/locales/{locale}/links', include: [links] },
  ],
  // Line numbers would make each catalogue change with every edit of the code.
  format: formatter({ lineNumbers: false }),
});
