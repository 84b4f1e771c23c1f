import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Browser } from '@playwright/test';
import { launch, Person, type PersonOptions } from './person.ts';
import { keepDaylight } from './database.ts';
import { Preau, type Place } from './preau.ts';
import { Teacher, type Credentials } from './school.ts';

/** Who the demonstration prints on the screen: the first with credentials in the address is the teacher. */
export function credentialsIn(place: Place): Credentials {
  for (const { address } of place.ready.people) {
    const [, username, password] = /#([^:]+):(.+)$/.exec(address) ?? [];
    if (username && password)
      return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  }
  throw new Error('The demonstration prints no address of a teacher.');
}

export type Comes = (name: string, options?: PersonOptions) => Promise<Person>;

type Fixtures = {
  /** The Préau of this test. */
  place: Place;
  /** The demonstration's teacher, without a page. */
  teacher: Teacher;
  /** Brings somebody; whoever came is checked and leaves at the end. */
  comes: Comes;
};

const eventually = expect.configure({ soft: true });

/** No page calls a foreign origin, and none complains, whatever the journey. */
async function checkBehaviour(person: Person, place: Place): Promise<void> {
  const { foreign, mediaHosts } = person.watch;
  expect.soft(foreign, `${person.name} called foreign origins`).toEqual([]);
  const own = (url: string) =>
    [`:${place.ports.turn}`, `:${place.ports.udp}`].some((port) =>
      url.includes(`127.0.0.1${port}`),
    );
  expect
    .soft(
      [...mediaHosts].filter((url) => !own(url)),
      `${person.name}’s media used foreign hosts`,
    )
    .toEqual([]);
  // That a lesson is over may reach a page after the refusal of what it was about to read there.
  await eventually
    .poll(() => person.watch.unexpected(), { message: `${person.name}’s console`, timeout: 5_000 })
    .toEqual([]);
}

/** A Préau that runs as long as it is used. */
async function whileUsed(use: (preau: Preau) => Promise<void>): Promise<void> {
  const preau = await Preau.start();
  await keepDaylight(preau.place);
  await use(preau);
  await preau.stop();
}

const ofWorker = { scope: 'worker', timeout: 600_000 } as const;

/** For journeys that break nothing: those that one worker does after each other share a Préau. */
export const test = base.extend<Fixtures, { preau: Preau; sharedBrowser: Browser }>({
  // Starting Chromium takes as long as a page of ours: those who need nothing of their own are in one.
  sharedBrowser: [
    async ({}, use) => {
      const browser = await launch();
      await use(browser);
      await browser.close();
    },
    ofWorker,
  ],
  preau: [async ({}, use) => whileUsed(use), ofWorker],
  place: async ({ preau }, use) => use(preau.place),
  teacher: async ({ place }, use) =>
    use(await Teacher.signIn(place.ready.url, credentialsIn(place))),
  comes: async ({ place, sharedBrowser }, use, testInfo) => {
    const people: Person[] = [];
    // Not beside the other results: their folder has the journey's name, and Chromium opens no camera's file in a
    // folder with accents while the system's language is not said.
    await using senses = await mkdtempDisposable(join(tmpdir(), 'preau-senses-'));
    const devices = { folder: senses.path, shared: sharedBrowser };
    await use(async (name, options) => {
      const person = await Person.come(name, place, devices, options);
      people.push(person);
      return person;
    });
    if (testInfo.status !== testInfo.expectedStatus) {
      for (const { name, page, watch } of people) {
        const screen = await page.screenshot().catch(() => null);
        if (screen)
          await testInfo.attach(`${name}.png`, { body: screen, contentType: 'image/png' });
        await testInfo.attach(`${name}.txt`, {
          body: watch.complaints.join('\n'),
          contentType: 'text/plain',
        });
      }
    }
    for (const person of people) await checkBehaviour(person, place);
    await Promise.all(people.map((person) => person.go()));
  },
});

/** For journeys that kill and stop things: a Préau of their own, shared by one file. */
export const faultTest = test.extend<object, { ownPreau: Preau }>({
  ownPreau: [async ({}, use) => whileUsed(use), ofWorker],
  place: async ({ ownPreau }, use) => use(ownPreau.place),
});

export { expect };
