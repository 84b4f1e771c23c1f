/** npm's own script, to be run by the Node that we choose. */
export function findNpm(): string;
export function runNpm(args: string[], options: { cwd: string; name: string }): Promise<void>;
