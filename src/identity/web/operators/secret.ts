let taken = '';

/**
 * Takes a one-time code out of the address bar before anything else runs, so that it stays neither there nor
 * in the history.
 */
export function takeSecretFromAddress(): void {
  if (location.pathname !== '/installation' || location.hash === '') return;
  taken = location.hash.slice(1);
  history.replaceState(history.state, '', location.pathname);
}

export const takenSecret = (): string => taken;
