import { addTexts } from '../../platform/web/index.ts';
import { classTexts } from './texts/class.ts';

let texts: Promise<void> | undefined;

/** Fetches the class page with its texts: from the staff's app and from the pupils' entry alike. */
export async function loadClass() {
  texts ??= addTexts(classTexts).catch((error: unknown) => {
    // A cut is not for ever: the next attempt asks again.
    texts = undefined;
    throw error;
  });
  const [page] = await Promise.all([import('../../live/web/index.ts'), texts]);
  return page;
}
