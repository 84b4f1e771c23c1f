/** Letters in one message, at most. */
export const longestMessage = 1_000;

/** What is refused unread, before it is looked at. */
export const longestTyped = 4_000;

/** Controls but the line feed; direction and zero-width marks; tags, which hide a text in a text. */
const unseen =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
/** A joiner makes one emoji of several; anywhere else it only hides. */
const looseJoiner = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d/gu;
/** No language heaps more marks on a letter: more of them cover the lines above and below. */
const heapedMarks = /(\p{Mn}{4})\p{Mn}+/gu;
const emptyLines = /\n{3,}/g;

/**
 * A text as it is kept and shown: composed (NFC), its lines parted by line feeds, without what is not seen or
 * covers its neighbours. Whatever looks like HTML, Markdown or an address stays what it is: letters.
 */
export const plainText = (typed: string): string =>
  typed
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(unseen, '')
    .replace(looseJoiner, '')
    .normalize('NFC')
    .replace(heapedMarks, '$1')
    .replace(emptyLines, '\n\n')
    .trim();

/** Endings of addresses that people type without what stands before them. */
const endings = 'com|fr|net|org|eu|io|gg|tv|be|ch|ly|info|app|dev|xyz|link|ru|co';
const addressLike = new RegExp(
  String.raw`[a-z][a-z0-9+.-]*://|\bwww\.|[\p{L}\p{N}-]+\.(?:${endings})(?![\p{L}\p{N}])`,
  'iu',
);

/** Whether a text holds an address, or what a reader would type as one. Pure. */
export const holdsAddress = (text: string): boolean => addressLike.test(text);
