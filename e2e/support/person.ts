import { chromium, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { join } from 'node:path';
import { signIn } from '../../src/identity/contract/routes.ts';
import { browserArguments, chromiumProgram, type Devices } from './chromium.ts';
import { senseScripts, type Flow, type Seen } from './page/senses.ts';
import { closeHints } from './hints.ts';
import type { Place } from './preau.ts';
import type { Credentials } from './school.ts';
import { showSecondFactor } from './second-factor.ts';
import { paints, writePicture, writeTone } from './inventions.ts';
import { Watch } from './watch.ts';
import { Wire } from './wire.ts';

export const sizes = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  computer: { width: 1440, height: 900 },
} as const;
export type Size = keyof typeof sizes;

export type PersonOptions = {
  size?: Size;
  /** What their microphone hears, in Hz. */
  tone?: number;
  /** What their camera sees; without it, Chromium's test pattern. */
  paint?: keyof typeof paints;
  cameras?: number;
  sharesTab?: string;
  /** Keep every byte between this browser and the server. */
  wire?: boolean;
  arguments?: string[];
};

function inventDevices(
  folder: string,
  { tone, paint, cameras, sharesTab }: PersonOptions,
): Devices {
  const devices: Devices = { cameras: cameras ?? 1 };
  if (sharesTab) devices.sharesTab = sharesTab;
  if (tone) writeTone((devices.soundFile = join(folder, `${tone}.wav`)), tone);
  if (paint) writePicture((devices.pictureFile = join(folder, `${paint}.y4m`)), paints[paint]);
  return devices;
}

export const launch = (devices: Devices = {}, others: string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: join(import.meta.dirname, 'chromium-last.sh'),
    env: { ...process.env, CHROMIUM_PROGRAM: chromiumProgram() },
    // A muted browser would share a silent tab.
    ...(devices.sharesTab ? { ignoreDefaultArgs: ['--mute-audio'] } : {}),
    args: [...browserArguments(devices), ...others],
  });

function openContext(
  browser: Browser,
  place: Place,
  size: Size,
  isRead: boolean,
): Promise<BrowserContext> {
  const isHandHeld = size !== 'computer';
  return browser.newContext({
    baseURL: place.ready.url,
    viewport: sizes[size],
    hasTouch: isHandHeld,
    isMobile: isHandHeld,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // What passes on a wire that is read must not be compressed.
    ...(isRead ? { extraHTTPHeaders: { 'accept-encoding': 'identity' } } : {}),
  });
}

/** What somebody has who can be heard, seen or listened to: a process, a camera and a microphone of their own. */
const needsOwnBrowser = (options: PersonOptions) =>
  Object.keys(options).some((key) => key !== ('size' satisfies keyof PersonOptions));

/** Somebody with a browser of their own, or who has their own cookies and pages in the one that all others share. */
export class Person {
  readonly name: string;
  readonly place: Place;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly watch: Watch;
  readonly wire: Wire | null;
  readonly #isAlone: boolean;
  clicks = 0;

  private constructor(
    name: string,
    parts: Pick<Person, 'place' | 'browser' | 'context' | 'page' | 'watch' | 'wire'>,
    isAlone: boolean,
  ) {
    this.name = name;
    this.place = parts.place;
    this.browser = parts.browser;
    this.context = parts.context;
    this.page = parts.page;
    this.watch = parts.watch;
    this.wire = parts.wire;
    this.#isAlone = isAlone;
  }

  /** @param folder for the files of the invented devices */
  static async come(
    name: string,
    place: Place,
    { folder, shared }: { folder: string; shared: Browser },
    options: PersonOptions = {},
  ): Promise<Person> {
    const isAlone = needsOwnBrowser(options);
    const wire = options.wire ? await Wire.lay(place.ports.http) : null;
    const settings = [
      ...(wire ? [wire.argumentFor(place.ports.http)] : []),
      ...(options.arguments ?? []),
    ];
    const browser = isAlone ? await launch(inventDevices(folder, options), settings) : shared;
    const context = await openContext(browser, place, options.size ?? 'computer', wire !== null);
    const watch = await Watch.over(context, place.ready.url);
    for (const script of senseScripts) await context.addInitScript(script);
    const page = await context.newPage();
    return new Person(name, { place, browser, context, page, watch, wire }, isAlone);
  }

  /** Signs in without a page: the journey is about something else. */
  async signIn(credentials: Credentials): Promise<void> {
    const reply = await this.context.request.post(signIn.path, {
      headers: { 'x-preau': '1' },
      data: credentials,
    });
    expect(reply.status()).toBe(200);
    const { me } = await reply.json();
    if (me.secondFactor !== 'done')
      await showSecondFactor(this.place, this.context.request, credentials.username);
    await closeHints(this.context.request);
  }

  /** Presses a button or a link as a person does, and counts it. */
  async press(
    name: string | RegExp,
    role: 'button' | 'link' | 'menuitem' = 'button',
  ): Promise<void> {
    await this.page.getByRole(role, { name, exact: typeof name === 'string' }).click();
    this.clicks += 1;
  }

  seen(): Promise<Seen[]> {
    return this.page.evaluate(() => globalThis.senses.seen());
  }

  /** The frequencies (Hz) that can be told in what others send, the strongest of each. */
  async tones(): Promise<number[]> {
    const heard = await this.page.evaluate(() => globalThis.senses.heard());
    return heard.filter(({ level }) => level > -60).map(({ frequency }) => frequency);
  }

  /** What this page has asked the browser for so far. */
  asked(): Promise<string[]> {
    return this.page.evaluate(() => globalThis.senses.asked);
  }

  /** What this page captures now, whether it sends it or not. */
  captured(): Promise<string[]> {
    return this.page.evaluate(() => globalThis.senses.captured());
  }

  watchFlow(): Promise<void> {
    return this.page.evaluate(() => globalThis.senses.watchFlow());
  }

  flow(): Promise<Flow> {
    return this.page.evaluate(() => globalThis.senses.flow());
  }

  async go(): Promise<void> {
    await (this.#isAlone ? this.browser : this.context).close();
    await this.wire?.remove();
  }
}
