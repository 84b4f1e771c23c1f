/** Families of browsers that show the permission in different places. */
export type Browser = 'iphone' | 'android' | 'firefox' | 'safari' | 'chrome';

/** Names the family by the user agent: only the words of a hint depend on it, never what the page does. */
export function browserOf(userAgent: string, touchPoints = 0): Browser {
  const isIpad = /Macintosh/.test(userAgent) && touchPoints > 1;
  if (isIpad || /iPhone|iPad/.test(userAgent)) return 'iphone';
  if (/Android/.test(userAgent)) return 'android';
  if (/Firefox\//.test(userAgent)) return 'firefox';
  return /Safari\//.test(userAgent) && !/Chrom(e|ium)\//.test(userAgent) ? 'safari' : 'chrome';
}
