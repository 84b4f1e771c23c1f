import { relative } from 'node:path';

/** A test by its file (from the root of the project) and its title. */
export type Test = { file: string; title: string };

type VitestReport = {
  testResults: { name: string; assertionResults: { title: string; status: string }[] }[];
};

type Suite = {
  file?: string;
  suites?: Suite[];
  specs?: { title: string; tests: { status: string }[] }[];
};
type PlaywrightReport = { suites: Suite[] };

/** The tests that passed, by Vitest's JSON report. */
export const passedInVitest = (report: VitestReport, root: string): Test[] =>
  report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed')
      .map(({ title }) => ({ file: relative(root, name), title })),
  );

/** The journeys that passed, by Playwright's JSON report, whose files are named from `folder`. */
export function passedInPlaywright(report: PlaywrightReport, folder: string): Test[] {
  const inSuite = (suite: Suite, file: string): Test[] => {
    const own = suite.file === undefined ? file : `${folder}/${suite.file}`;
    const passed = (suite.specs ?? []).filter(({ tests }) =>
      tests.every(({ status }) => status === 'expected' || status === 'flaky'),
    );
    return [
      ...passed.map(({ title }) => ({ file: own, title })),
      ...(suite.suites ?? []).flatMap((inner) => inSuite(inner, own)),
    ];
  };
  return report.suites.flatMap((suite) => inSuite(suite, ''));
}

/** A title as it stands in the code may have places that Vitest fills: `%s`, `%j`, `$name`. */
function titleForm(title: string): RegExp {
  const fixed = title
    .split(/%[sdifjop#$]|\$\w+/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${fixed.join('.+')}$`, 's');
}

/**
 * Looks for each proof that the ledger of promises names among the tests that passed.
 * @param proofs by promise: the file and title of a test
 * @returns a sentence for each proof that did not run, or did not pass
 */
export function missingProofs(
  proofs: readonly { promise: string; file: string; test: string }[],
  passed: readonly Test[],
): string[] {
  return proofs
    .filter(({ file, test }) => {
      const form = titleForm(test);
      return !passed.some((ran) => ran.file === file && form.test(ran.title));
    })
    .map(
      ({ promise, file, test }) =>
        `${promise} : sa preuve n’a pas été faite (${file}, « ${test} »)`,
    );
}
