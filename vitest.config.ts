import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { cache } from './launcher/bootstrap/folders.mjs';

// Each file has a process of its own, which reads the same libraries: compiled once, as for the servers.
process.env['NODE_COMPILE_CACHE'] ??= join(cache, 'compile');

/**
 * Pure rules: no file, no network, no clock. They all run in a few seconds, before each commit; the limit
 * is for a machine that does ten other things. They keep nothing: one process reads for many files.
 */
const unit = {
  test: {
    name: 'unit',
    isolate: false,
    include: ['{src,launcher,bench,lint}/**/*.unit.test.{ts,tsx}'],
    testTimeout: 60_000,
  },
};

/** Everything that needs the real PostgreSQL, the real engine, or the real processes. */
const server = {
  test: {
    name: 'server',
    include: ['{src,bench,lint}/**/*.test.ts'],
    exclude: ['**/*.{unit,long}.test.ts', '**/node_modules/**'],
    globalSetup: ['./launcher/testing/database.global.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
};

/** The two commands themselves: one file at a time, since they start whole installations. */
const launcher = {
  test: {
    name: 'launcher',
    include: ['launcher/**/*.test.ts'],
    exclude: ['**/*.unit.test.ts', '**/node_modules/**'],
    fileParallelism: false,
    // A start takes two seconds; on a machine that does ten other things, a minute.
    testTimeout: 400_000,
    hookTimeout: 180_000,
  },
};

/** What takes minutes and turns red for what a quicker test says first: `npm run test:long`. */
const long = {
  test: { name: 'long', include: ['{src,bench,lint}/**/*.long.test.ts'] },
};

export default defineConfig({
  test: {
    pool: 'forks',
    // A server's test waits for its database half of the time: a core can hold one more.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [unit, server, launcher, long],
  },
});
