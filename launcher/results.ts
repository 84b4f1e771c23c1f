/** What a series of tests amounts to. */
export type Results = { passed: number; failed: number; skipped: number; failures: string[] };

type VitestReport = {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
  }[];
};

type Suite = {
  title: string;
  file?: string;
  suites?: Suite[];
  specs?: { title: string; tests: { status: string }[] }[];
};
type PlaywrightReport = {
  suites: Suite[];
  errors: { message?: string }[];
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
};

const firstLine = (text: string) => text.split('\n', 1)[0] ?? '';

/** Vitest's JSON report. A file that could not even be read is one failure. */
export function readVitest(report: VitestReport): Results {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const failed = tests.filter((test) => test.status === 'failed');
  const unreadable = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failed.length + unreadable.length,
    skipped: tests.filter((test) => !['passed', 'failed'].includes(test.status)).length,
    failures: [
      ...failed.map((test) => `${test.fullName} : ${firstLine(test.failureMessages?.[0] ?? '')}`),
      ...unreadable.map((file) => `${file.name} : ${firstLine(file.message)}`),
    ],
  };
}

function unexpectedIn(suite: Suite, path: string[]): string[] {
  const here = [...path, suite.title].filter((title) => title !== '');
  const own = (suite.specs ?? [])
    .filter((spec) => spec.tests.some((test) => test.status === 'unexpected'))
    .map((spec) => [...here, spec.title].join(' › '));
  return [...own, ...(suite.suites ?? []).flatMap((inner) => unexpectedIn(inner, here))];
}

/** Playwright's JSON report. An error outside any test is one failure. */
export function readPlaywright(report: PlaywrightReport): Results {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
    skipped,
    failures: [
      ...report.suites.flatMap((suite) => unexpectedIn(suite, [])),
      ...report.errors.map((error) => firstLine(error.message ?? 'erreur hors de tout essai')),
    ],
  };
}

/** A runner that ended badly without saying which test failed is one failure all the same. */
export function withExitCode(results: Results, code: number, runner: string): Results {
  if (code === 0 || results.failed > 0) return results;
  return { ...results, failed: 1, failures: [`${runner} s’est arrêté avec le code ${code}`] };
}

export function add(left: Results, right: Results): Results {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
    failures: [...left.failures, ...right.failures],
  };
}

/** The last line of `npm test`. */
export function summary({ passed, failed, skipped }: Results): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
