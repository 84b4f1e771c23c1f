import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { admit } from '../src/live/contract/routes.ts';
import { cookies } from '../src/platform/contract/cookies.ts';
import { calledName } from '../src/school/contract/names.ts';
import { isInside, knockAt, linkOf, openClass, pupilAt, turnOn } from './support/class.ts';
import { engineOf, listeningOf } from './support/engine.ts';
import type { Person } from './support/person.ts';
import { credentialsIn, expect, test } from './support/test.ts';

const jar = async (person: Person) =>
  (await person.context.cookies()).map(({ name }) => name).sort();

test('the media engine knows seats, not names: in its list, its rooms and its log', async ({
  place,
  teacher,
  comes,
}) => {
  const {
    teacher: host,
    pupils,
    people,
  } = await openClass(teacher, comes, 'Sièges sans noms', {
    host: { tone: 440 },
    pupils: [{ tone: 660 }],
  });
  for (const one of [host, ...pupils]) await turnOn(one, 'Micro', 'Caméra');
  await expect.poll(async () => (await host.seen()).length).toBe(1);
  const engine = engineOf(place);
  const rooms = await engine.listRooms();
  expect(rooms.length).toBeGreaterThan(0);
  const list = await Promise.all(rooms.map(({ name }) => engine.listParticipants(name)));
  const participants = list.flat();
  expect(participants.length).toBeGreaterThanOrEqual(2);
  for (const { identity, name, metadata, attributes } of participants) {
    expect(identity).toMatch(/^[0-9a-f-]{36}$/);
    expect({ name, metadata, attributes }).toEqual({ name: '', metadata: '', attributes: {} });
  }
  for (const { name, metadata } of rooms) {
    expect(name).toMatch(/^r_[0-9a-f]{32}$/);
    expect(metadata).toBe('');
  }
  const told = JSON.stringify([rooms, participants], (_, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  );
  const log = readFileSync(join(place.data, 'logs', 'livekit.log'), 'utf8');
  const { people: group } = await teacher.group();
  for (const { name } of [...group, ...people, { name: teacher.name }]) {
    for (const word of [name.family, calledName(name)]) {
      expect(told.includes(word), `${word} in the engine’s list`).toBe(false);
      expect(log.includes(word), `${word} in the engine’s log`).toBe(false);
    }
  }
});

test('only the gate takes signalling: the engine listens for it on this machine alone', async ({
  place,
}) => {
  const engine = listeningOf(place, 'livekit');
  const signalling = engine.filter(({ port }) => port === place.ports.signal);
  expect(signalling.length).toBeGreaterThan(0);
  expect(signalling.every(({ isPrivate }) => isPrivate)).toBe(true);
  const reachable = engine.filter(({ isPrivate }) => !isPrivate).map(({ port }) => port);
  expect(
    reachable.filter((port) => port !== place.ports.tcp),
    'ports open to others, besides that of the streams',
  ).toEqual([]);
  expect(listeningOf(place, 'server').every(({ isPrivate }) => isPrivate)).toBe(true);
  expect(listeningOf(place, 'postgres')).toEqual([]);
});

test('a browser keeps the declared cookies and nothing else', async ({ teacher, comes }) => {
  const { teacher: host, pupils } = await openClass(teacher, comes, 'Bocal', { pupils: [{}] });
  const [pupil] = pupils;
  if (!pupil) throw new Error('nobody came');
  // What was on is found again after a reload: that must not lie in the browser's storage.
  for (const person of [host, pupil]) await turnOn(person, 'Micro');
  const signedIn = [cookies.known.name, cookies.session.name].sort();
  expect(await jar(host)).toEqual(signedIn);
  expect(await jar(pupil)).toEqual([cookies.mark.name]);
  const page = await host.context.newPage();
  await page.goto('/semaine');
  await page
    .getByRole('button', { name: /Affichage/ })
    .first()
    .click();
  await page.getByRole('radio', { name: 'Sombre' }).check();
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('radio', { name: 'English' })).toBeChecked();
  expect(await jar(host)).toEqual(
    [...signedIn, cookies.language.name, cookies.display.name].sort(),
  );
  for (const person of [host, pupil]) {
    const kept = await person.page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    expect(kept, person.name).toEqual({
      local: [],
      session: [],
      databases: [],
      caches: [],
      workers: 0,
    });
  }
  const bySafety = await host.context.cookies();
  const session = bySafety.find(({ name }) => name === cookies.session.name);
  expect(session).toMatchObject({ httpOnly: true, sameSite: expect.stringMatching(/Lax|Strict/) });
  const [mark] = await pupil.context.cookies();
  expect(mark).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
});

test('after a link is opened, its secret stands nowhere: address, history, title, referrer, logs', async ({
  place,
  teacher,
  comes,
}) => {
  const lesson = await teacher.lesson('Secret');
  const seatId = await teacher.open(lesson);
  const pupil = await comes('Élève');
  const link = linkOf(lesson, pupilAt(lesson, 0));
  const secret = new URL(link).hash.slice(1);
  await knockAt(pupil, link);
  await teacher.caller.call(admit, { params: { seatId }, body: { seatIds: null } });
  await isInside(pupil);
  const seen = await pupil.page.evaluate(() => [
    location.href,
    document.title,
    document.referrer,
    document.body.outerHTML,
  ]);
  expect(seen.filter((text) => text.includes(secret))).toEqual([]);
  const about = await pupil.context.newPage();
  const [request] = await Promise.all([
    about.waitForRequest(/apropos/),
    about.goto('/apropos', { referer: '' }),
  ]);
  expect(JSON.stringify(await request.allHeaders())).not.toContain(secret);
  await pupil.page.goBack().catch(() => null);
  expect(pupil.page.url()).not.toContain(secret);
  const folder = join(place.data, 'logs');
  const { people } = await teacher.group();
  for (const file of readdirSync(folder)) {
    const log = readFileSync(join(folder, file), 'utf8');
    expect(log.includes(secret), `the secret in ${file}`).toBe(false);
    expect(log.includes(credentialsIn(place).password), `the password in ${file}`).toBe(false);
    const named = people.filter(
      ({ name }) => log.includes(calledName(name)) || log.includes(`"${name.family}"`),
    );
    expect(named, `names in ${file}`).toEqual([]);
  }
});
