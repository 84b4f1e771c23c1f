/** The end of a log. */
export declare function lastLines(file: string, count?: number): string;

/**
 * Runs a program of the preparation with its whole output in `logFile`, written anew.
 * @returns its exit code
 */
export declare function runLogged(
  command: string,
  args: string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv; logFile: string },
): Promise<number>;
