import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/** One catalogue a domain, so that a pupil's page loads only the texts that it shows. */
export const domains = ['platform', 'app', 'identity', 'school', 'meeting', 'entry', 'live'] as const;

export default defineConfig({
  sourceLocale: 'fr',
  locales: ['fr', 'en'],
  catalogs: domains.map((domain) => ({
    path: `<rootDir>/locales/{locale}/${domain}`,
    include: [`<rootDir>/src/${domain}/web`],
    exclude: ['**/*.test.*'],
  })),
  // Line numbers would make each catalogue change with every edit of the code.
  format: formatter({ lineNumbers: false }),
});
