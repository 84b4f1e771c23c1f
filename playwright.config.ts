import { defineConfig } from '@playwright/test';

/** Journeys of whole classes with sound and picture, and of parts that are killed: each takes the machine. */
const crowded =
  /(breakouts|faults-\w+|lesson-of-thirty|networks|removed|rights|six|standing-room)\.e2e\.ts$/;
/** Lasts: only when it is said for how long. */
const lasting = process.env['LESSON_MINUTES'] ? [] : /lesson-of-thirty\.e2e\.ts$/;

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: './e2e/global-setup.ts',
  // Journeys wait for their pages half of the time: two files side by side, each with people of its own.
  workers: 2,
  projects: [
    { name: 'pages', testIgnore: crowded, outputDir: './test-results/pages' },
    {
      name: 'classes',
      testMatch: crowded,
      testIgnore: lasting,
      workers: 1,
      outputDir: './test-results/classes',
    },
  ],
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/e2e.json' }]],
  use: { locale: 'fr-FR', timezoneId: 'Europe/Paris' },
});
