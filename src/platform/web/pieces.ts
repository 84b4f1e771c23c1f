import { waitBefore } from './back-off.ts';

const rest = (failures: number) =>
  new Promise((resolve) => setTimeout(resolve, waitBefore(failures, Math.random())));

/** Tries until it works: a piece of a page that a cut kept away comes when the cut is over. */
async function untilDone<T>(work: () => Promise<T>): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch {
      await rest(failures);
    }
  }
}

const coming = new Map<string, Promise<void>>();

const link = (href: string) =>
  new Promise<void>((resolve, reject) => {
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    sheet.addEventListener('load', () => resolve());
    sheet.addEventListener('error', () => {
      sheet.remove();
      reject(new Error(`no style ${href}`));
    });
    document.head.append(sheet);
  });

// Vite asks once only for the style sheet of a piece, and gives the piece up with it.
addEventListener('vite:preloadError', (event) => {
  const href = /Unable to preload CSS for (\S+)/.exec(event.payload.message)?.[1];
  if (!href) return;
  event.preventDefault();
  if (!coming.has(href))
    coming.set(
      href,
      untilDone(() => link(href)),
    );
});

/**
 * Fetches a piece of a page that is not there yet (a dialog, a menu) with its styles, for as long as it
 * takes: the caller draws without it meanwhile.
 */
export async function fetchPiece<T>(load: () => Promise<T>): Promise<T> {
  const piece = await untilDone(load);
  await Promise.all(coming.values());
  return piece;
}
