import type { Credentials } from './session.ts';

/**
 * Reads `#username:password`, as the demonstration prints it in its address.
 * @returns nothing when the fragment has another form
 */
export function credentialsIn(fragment: string): Credentials | undefined {
  const [, username, password] = /^#([^:]+):(.+)$/.exec(fragment) ?? [];
  if (username === undefined || password === undefined) return undefined;
  try {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    // Not our own encoding: nothing to prefill.
    return undefined;
  }
}

let taken: Credentials | undefined;

/**
 * Takes the credentials out of the address bar before anything else runs, so that they stay neither there
 * nor in the history. They prefill the form only when the installation says that it is a demonstration.
 */
export function takeCredentialsFromAddress(): void {
  taken = credentialsIn(location.hash);
  if (taken) history.replaceState(history.state, '', location.pathname + location.search);
}

export const takenCredentials = (): Credentials | undefined => taken;
