/**
 * The page of ours to show after a sign-in: a path of our own origin, or the first page. An address of
 * another site is never followed, nor a way back to signing in.
 */
export function safeReturn(asked: string | null | undefined, publicUrl: URL): string {
  if (!asked || !asked.startsWith('/') || /[\\\s\p{C}]/u.test(asked)) return '/';
  if (!URL.canParse(asked, publicUrl.href)) return '/';
  const url = new URL(asked, publicUrl);
  const isOurs = url.origin === publicUrl.origin && !asked.startsWith('//');
  const isPage = !/^\/(api|connexion)(\/|$)/.test(url.pathname);
  return isOurs && isPage ? `${url.pathname}${url.search}` : '/';
}
