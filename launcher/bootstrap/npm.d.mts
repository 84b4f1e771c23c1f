/** npm's own script, to be run by the Node that we choose. */
export function findNpm(): string;
export function runNpm(args: string[], options: { cwd: string; name: string }): Promise<void>;
/** Does the lock file lack only optional packages, as those of other machines? */
export function lacksOnlyOptional(
  said: string,
  packages: Record<string, { optionalDependencies?: Record<string, string> }>,
): boolean;
