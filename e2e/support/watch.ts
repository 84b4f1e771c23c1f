import type { BrowserContext, ConsoleMessage, Page, Request } from '@playwright/test';

export type Told = { path: string; number: number; type: string };

/** Whoever is put out, or whose lesson ends, while their page was about to read what is said there. */
const lateReading = /status of 40[34].*\/api\/seats\/[^/]+\/(chat|polls)\)$/;
const goodbyes = new Set([
  'seat.removed',
  'seat.returned',
  'seat.left',
  'meeting.ended',
  'class.remade',
]);
/** Who ends a lesson or leaves it goes away at once, and hears of it no more. */
const ownGoodbye = /\/api\/(meetings\/[^/]+\/end|seats\/[^/]+\/(leave|class\/end))$/;

const inBrowser = /^(blob|data|about|chrome):/;

/**
 * What a browser did that nobody sees on its pages: whom it called, what it complained about, which
 * numbered events and which texts it received.
 */
export class Watch {
  readonly foreign: string[] = [];
  readonly mediaHosts = new Set<string>();
  readonly complaints: string[] = [];
  readonly events: Told[] = [];
  /** Addresses asked, bodies and frames received and sent, as text: to be searched. */
  readonly texts: string[] = [];
  readonly #origin: string;
  readonly #allowed: RegExp[] = [];
  readonly #visited = new Set<string>();
  readonly #bodies: Promise<void>[] = [];
  #saidGoodbye = false;

  private constructor(origin: string) {
    this.#origin = origin;
  }

  static async over(context: BrowserContext, origin: string): Promise<Watch> {
    const watch = new Watch(new URL(origin).origin);
    await context.exposeFunction('tellEvent' satisfies keyof typeof globalThis, (event: Told) => {
      watch.events.push(event);
    });
    await context.exposeFunction(
      'tellHosts' satisfies keyof typeof globalThis,
      (urls: string[]) => {
        for (const url of urls) watch.mediaHosts.add(url);
      },
    );
    context.on('request', (request) => watch.#asked(request));
    context.on('console', (message) => watch.#said(message));
    context.on('page', (page) => watch.#opened(page));
    return watch;
  }

  /** Declares complaints that this test provokes on purpose. */
  expect(...complaints: RegExp[]): void {
    this.#allowed.push(...complaints);
  }

  /** Declares an origin to which this journey goes on purpose. */
  visits(address: string): void {
    this.#visited.add(new URL(address).origin);
  }

  unexpected(): string[] {
    const wentOut = this.#saidGoodbye || this.events.some(({ type }) => goodbyes.has(type));
    const allowed = wentOut ? [...this.#allowed, lateReading] : this.#allowed;
    return this.complaints.filter(
      (complaint) => !allowed.some((pattern) => pattern.test(complaint)),
    );
  }

  /** Waits until the bodies seen so far were read. */
  async settled(): Promise<void> {
    await Promise.all(this.#bodies);
  }

  #isOurs(url: string): boolean {
    if (inBrowser.test(url)) return true;
    const { origin } = new URL(url.replace(/^ws/, 'http'));
    return origin === this.#origin || this.#visited.has(origin);
  }

  #asked(request: Request): void {
    const url = request.url();
    if (!this.#isOurs(url)) this.foreign.push(url);
    if (request.method() === 'POST' && ownGoodbye.test(url)) this.#saidGoodbye = true;
    this.texts.push(`${url} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`);
    this.#bodies.push(this.#answered(request));
  }

  async #answered(request: Request): Promise<void> {
    if (!['fetch', 'xhr', 'document'].includes(request.resourceType())) return;
    try {
      const response = await request.response();
      if (!response) return;
      const headers = await response.allHeaders();
      this.texts.push(JSON.stringify(headers));
      // A stream ends when it wants: its events are told one by one.
      if (headers['content-type']?.startsWith('text/event-stream')) return;
      this.texts.push(await response.text());
    } catch {
      // The page was left or closed before the answer was whole.
    }
  }

  #said(message: ConsoleMessage): void {
    if (message.type() === 'error')
      this.complaints.push(`${message.text()} (${message.location().url})`);
  }

  #opened(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message));
    page.on('websocket', (socket) => {
      if (!this.#isOurs(socket.url())) this.foreign.push(socket.url());
      this.texts.push(socket.url());
      const keep = ({ payload }: { payload: string | Buffer }) => {
        this.texts.push(typeof payload === 'string' ? payload : payload.toString('latin1'));
      };
      socket.on('framesent', keep);
      socket.on('framereceived', keep);
    });
  }
}
