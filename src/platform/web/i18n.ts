import { i18n, type Messages } from '@lingui/core';
import { readCookie, writeCookie } from './cookies.ts';
import { type Language, pickLanguage } from './languages.ts';

/** Gives a catalogue's texts in a language; a page that bundles one language may answer at once. */
export type TextSource = (language: Language) => Messages | Promise<Messages>;

const sources: TextSource[] = [];
let current: Language = pickLanguage(readCookie('language'), navigator.languages);

/** The language of the pages now. */
export const language = (): Language => current;

/** Adds a catalogue: its texts are there when the promise settles, and follow each change of language. */
export async function addTexts(source: TextSource): Promise<void> {
  sources.push(source);
  await show(current, [source]);
}

/** Changes the language of the pages and keeps it on this device. */
export async function switchLanguage(to: Language): Promise<void> {
  writeCookie('language', to);
  current = to;
  await show(to, sources);
}

async function show(wanted: Language, from: readonly TextSource[]): Promise<void> {
  const catalogues = await Promise.all(from.map((source) => source(wanted)));
  // Lingui keeps the first object that it is given and writes into it.
  i18n.load(wanted, Object.assign({}, ...catalogues));
  if (wanted !== current) return;
  i18n.activate(wanted);
  document.documentElement.lang = wanted;
}
