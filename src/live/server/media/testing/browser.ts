import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../../../../../launcher/chromium.ts';
import { until } from '../../../../platform/server/testing/until.ts';
import type { Holder } from './clients.ts';

/** A real browser: the client library that our pages use, through the gate, on the gate's own origin. */
export async function openBrowser(port: number) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium on this machine');
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream=fps=15',
      '--disable-gpu',
    ],
  });
  const origin = `http://127.0.0.1:${port}`;

  /** A page in the room. */
  const enter = async ({ seatId, mark }: Holder): Promise<BrowserPage> => {
    const page = await browser.newPage();
    await page.goto(`${origin}/try/`);
    await page.addScriptTag({ url: '/try/page.js', type: 'module' });
    await page.evaluate(`enter('${origin.replace('http', 'ws')}/media/${seatId}', '${mark}')`);
    return browserPage(page);
  };
  return { enter, [Symbol.asyncDispose]: () => browser.close() };
}

type States = {
  frames: number;
  longestGap: number;
  events: string[];
  seen: Record<string, number>;
};

function browserPage(page: Page) {
  const states = () => page.evaluate<States>('states');
  return {
    states,
    show: () => page.evaluate('show().then(() => {})'),
    forgetGaps: () => page.evaluate('void (states.longestGap = 0)'),
    /** Waits until so many more pictures were seen. */
    async seeMore(pictures: number, timeoutMs?: number) {
      const enough = (await states()).frames + pictures;
      await until('pictures are seen', async () => (await states()).frames >= enough, timeoutMs);
    },
    /** How many pictures came from a seat. */
    seen: async (seatId: string) => (await states()).seen[seatId] ?? 0,
    /** Waits until something happened to the line. */
    happened: (event: string, timeoutMs?: number) =>
      until(event, async () => (await states()).events.includes(event), timeoutMs),
  };
}

export type BrowserPage = ReturnType<typeof browserPage>;
