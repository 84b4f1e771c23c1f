/** A piece of a message: letters, or an address that may be followed. */
export type TextPart = { text: string; href: string | null };

const address = /https?:\/\/[^\s<>"«»]+/gi;
/** What ends a sentence belongs to it, and not to the address. */
const sentenceEnd = /[.,;:!?)\]}'’]+$/;

/** The address as the browser will follow it; `null` when it hides where it leads. */
function followed(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.username === '' && url.password === '' && url.hostname.includes('.') ? url.href : null;
}

/**
 * Parts a message into letters and addresses. What is shown of an address is where it leads, its host in the
 * letters that the network knows: no address stands for another.
 */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const bare = found.replace(sentenceEnd, '');
    const href = followed(bare);
    if (href === null) continue;
    if (index > from) parts.push({ text: text.slice(from, index), href: null });
    parts.push({ text: href, href });
    from = index + bare.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null });
  return parts;
}
