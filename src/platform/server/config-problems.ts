/** One reason why the configuration refuses the start: stable code, variable, sentence in French. */
export type ConfigProblem = { code: string; name: string; sentence: string };

/** Thrown by `readConfig`: every problem at once, so that one restart mends them all. */
export class ConfigError extends Error {
  readonly problems: ConfigProblem[];

  constructor(problems: ConfigProblem[]) {
    super(problems.map((problem) => problem.sentence).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
