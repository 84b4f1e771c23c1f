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

/**
 * Tests that have their process for themselves: clients of the engine are a native library, which ends for
 * good with the file that used it; others count what their whole process holds open.
 */
const ofTheirOwn = [
  'src/live/server/media/**/*.test.ts',
  'src/app/server/rights-matrix.test.ts',
  'src/identity/server/sessions.test.ts',
  'src/platform/server/events/sse.test.ts',
];
const notHere = ['**/*.{unit,long}.test.ts', '**/node_modules/**'];
const onDatabase = {
  globalSetup: ['./launcher/testing/database.global.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

/**
 * Everything that needs the real PostgreSQL or the real processes. Reading the whole server takes four
 * seconds of the processor: files follow each other in one process, which has it read. Each opens a server
 * and a database of its own; nothing else may be counted on, nor left in the process.
 */
const server = {
  test: {
    name: 'server',
    include: ['{src,bench,lint}/**/*.test.ts'],
    exclude: [...notHere, ...ofTheirOwn],
    isolate: false,
    ...onDatabase,
  },
};

/** The same, each file in a process of its own. */
const alone = {
  test: { name: 'alone', include: ofTheirOwn, exclude: notHere, ...onDatabase },
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
    // A server's test waits for its database half of the time: the cores can hold one more.
    maxWorkers: availableParallelism() + 1,
    projects: [unit, server, alone, launcher, long],
  },
});
