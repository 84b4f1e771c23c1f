/**
 * Where to go after signing in: the page that was asked for when it is one of ours, the week otherwise.
 * An address of another site is never followed.
 */
export function safeReturn(asked: string | undefined): string {
  const ours = asked !== undefined && /^\/(?![/\\])/.test(asked) && !asked.startsWith('/connexion');
  return ours ? asked : '/semaine';
}
