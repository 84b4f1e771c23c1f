type Packages = Record<
  string,
  { version: string; integrity?: string; optional?: boolean; link?: boolean; peer?: boolean }
>;

/** Does what npm noted at its end in node_modules match the lock file, machine by machine? */
export declare function matches(locked: Packages, installed: Packages): boolean;

/** Installs exactly what the lock file says. Called under Node 24: npm picks versions for its Node. */
export declare function installDependencies(): Promise<void>;
