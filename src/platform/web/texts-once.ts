import { addTexts, type TextSource } from './i18n.ts';

/** Adds a catalogue once. A cut is not for ever: after a failure, the next attempt asks again. */
export function textsOnce(source: TextSource): () => Promise<void> {
  let texts: Promise<void> | undefined;
  return () =>
    (texts ??= addTexts(source).catch((error: unknown) => {
      texts = undefined;
      throw error;
    }));
}
