import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cache, root } from './bootstrap/folders.mjs';
import type { Held } from './bootstrap/lock.mjs';
import { bold, say, step } from './bootstrap/steps.mjs';
import { casIsMissing, prepareCas } from './cas.ts';
import { findChromium, prepareChromium } from './chromium.ts';
import { engineIsMissing, prepareEngine } from './engine.ts';
import { missingProofs, passedInPlaywright, passedInVitest, type Test } from './proofs.ts';
import { add, readPlaywright, readVitest, summary, withExitCode, type Results } from './results.ts';
import { runLive, unlessStopped } from './stoppable.ts';
import { buildWeb, webIsMissing } from './web-build.ts';
import { readLedger } from '../src/privacy/server/promises.ts';

type Runner = {
  name: string;
  /** Without this file there is nothing to run, which is a failure. */
  config: string;
  program: string;
  args: string[];
  report: string;
  read: (report: never) => Results;
  passed: (report: never) => Test[];
};

type Outcome = { results: Results; passed: Test[] };

const reports = join(cache, 'test');

const runPlaywright = (name: string, project: string, ...args: string[]): Runner => ({
  name: `Playwright (${name})`,
  config: 'playwright.config.ts',
  program: '@playwright/test/cli.js',
  args: ['test', ...args, '--reporter=list,json', `--project=${project}`],
  report: join(reports, `${name}.json`),
  read: readPlaywright,
  passed: (report: Parameters<typeof passedInPlaywright>[0]) => passedInPlaywright(report, 'e2e'),
});

const runVitest = (name: string, project: string): Runner => ({
  name: 'Vitest',
  config: 'vitest.config.ts',
  program: 'vitest/vitest.mjs',
  args: [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${name}.json`)}`,
  ],
  report: join(reports, `${name}.json`),
  read: readVitest,
  passed: (report: Parameters<typeof passedInVitest>[0]) => passedInVitest(report, root),
});

const usual: Runner[] = [
  runVitest('vitest', '!long'),
  // One after the other: a class of six browsers beside other journeys would starve both.
  runPlaywright('pages', 'pages'),
  runPlaywright('classes', 'classes'),
];

/** What lasts: compiling without each domain, and the lesson of thirty for as long as a real one. */
const long: Runner[] = [
  runVitest('vitest-long', 'long'),
  runPlaywright('long', 'classes', 'e2e/lesson-of-thirty.e2e.ts'),
];
const longMinutes = '20';

/** What the tests find in their environment: programs of this machine, and nothing of this school. */
function testEnvironment(engine: string, chromium: string): NodeJS.ProcessEnv {
  const isOfSchool = (name: string) =>
    /^(PREAU_|DATABASE_URL$|LIVEKIT_|SMTP_URL$|S3_URL$|npm_)/.test(name);
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOfSchool(name))),
    CHROMIUM_PATH: chromium,
    PREAU_TEST_ENGINE: engine,
  };
}

const failure = (sentence: string): Results => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  failures: [sentence],
});

const nothingRan = (sentence: string): Outcome => ({ results: failure(sentence), passed: [] });

async function runOne(
  { name, config, program, args, report, read, passed }: Runner,
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  if (!existsSync(join(root, config)))
    return nothingRan(`${name} : ${config} manque, rien n’a été essayé`);
  say(`\n${bold(name)}`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const told = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await runLive(join(root, 'node_modules', program), args, told);
  if (!existsSync(report))
    return nothingRan(`${name} s’est arrêté avec le code ${code}, sans résultat`);
  const results = JSON.parse(readFileSync(report, 'utf8')) as never;
  return { results: withExitCode(read(results), code, name), passed: passed(results) };
}

async function prepare(): Promise<NodeJS.ProcessEnv> {
  const engine = await step(
    'Moteur média',
    () => prepareEngine(),
    engineIsMissing() ? { hint: 'construction, deux à cinq minutes, une seule fois' } : {},
  );
  await step('Pages', buildWeb, webIsMissing() ? { hint: 'construction' } : {});
  const chromium = await step(
    'Chromium',
    prepareChromium,
    findChromium() ? {} : { hint: 'installation' },
  );
  await step('Serveur CAS', prepareCas, casIsMissing() ? { hint: 'installation' } : {});
  return testEnvironment(engine.program, chromium.program);
}

/** What the ledger of promises says is proven must have been proven by this very run. */
async function checkProofs(passed: readonly Test[]): Promise<Results> {
  const proofs = (await readLedger()).flatMap(({ id, proof = [] }) =>
    proof.map((one) => ({ promise: id, ...one })),
  );
  const failures = missingProofs(proofs, passed);
  return { passed: 0, failed: failures.length, skipped: 0, failures };
}

/**
 * Units, servers and launcher with Vitest, then browser journeys with Playwright; `--long`: what takes longer.
 * @returns 0 when something ran, nothing failed and every promise that counts as proven was proven
 */
export async function run(args: string[], lock: Held): Promise<number> {
  const isLong = args.includes('--long');
  const env = { ...(await prepare()), ...(isLong && { LESSON_MINUTES: longMinutes }) };
  lock.release();
  return unlessStopped(async (isStopped) => {
    let results: Results = { passed: 0, failed: 0, skipped: 0, failures: [] };
    const passed: Test[] = [];
    for (const runner of isLong ? long : usual) {
      const outcome = await runOne(runner, env);
      if (isStopped()) return 1;
      results = add(results, outcome.results);
      passed.push(...outcome.passed);
    }
    if (!isLong) results = add(results, await checkProofs(passed));
    say();
    for (const sentence of results.failures) say(`  ✗ ${sentence}`);
    say(summary(results));
    return results.failed === 0 && results.passed > 0 ? 0 : 1;
  });
}
