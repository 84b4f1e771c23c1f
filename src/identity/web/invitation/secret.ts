let taken: string | undefined;

/**
 * Takes an invitation's secret out of the address bar before anything else runs: it stays neither there nor
 * in the history.
 */
export function takeInvitationFromAddress(): void {
  if (location.pathname !== '/invitation' || location.hash.length < 2) return;
  taken = location.hash.slice(1);
  history.replaceState(history.state, '', location.pathname);
}

export const takenInvitation = (): string | undefined => taken;
