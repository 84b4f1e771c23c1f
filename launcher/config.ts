// `npm run config`: prints the table of settings, or writes the guide with `--write`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configurationGuide } from '../src/platform/server/config-guide.ts';
import { root } from './bootstrap/folders.mjs';

const guide = join(root, 'docs', 'guides', 'configuration.md');

if (process.argv.includes('--write')) {
  mkdirSync(dirname(guide), { recursive: true });
  writeFileSync(guide, configurationGuide());
} else {
  process.stdout.write(configurationGuide());
}
