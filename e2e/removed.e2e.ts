import { calledName, listedName } from '../src/school/contract/names.ts';
import { isInside, linkOf, openClass, openLink, turnOn } from './support/class.ts';
import { engineOf } from './support/engine.ts';
import { sees, seesNobody } from './support/expect-media.ts';
import type { Person } from './support/person.ts';
import { isAccessible, look } from './support/look.ts';
import { expect, test } from './support/test.ts';

const signedToken = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/;

const seatOf = ({ page }: Person) => new URL(page.url()).pathname.split('/').pop() ?? '';

/** The very address by which this page went to the media engine. */
const lineOf = ({ watch }: Person) =>
  watch.texts.find((text) => /^ws:[^ ]*\/media\/[^ ]*$/.test(text)) ?? '';

/** Tries to open a line to the media engine from this person's own page, with this seat and this pass. */
const lineOpens = (person: Person, seat: string, pass: string): Promise<boolean> => {
  const address = new URL(lineOf(person).replace(seatOf(person), seat));
  address.searchParams.set('access_token', pass);
  return person.page.evaluate(
    (url) =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(url);
        socket.addEventListener('message', () => resolve(true));
        socket.addEventListener('close', () => resolve(false));
      }),
    address.href,
  );
};

test('a pupil sent out is out at once, and comes back by no way', async ({
  teacher,
  comes,
}, testInfo) => {
  const {
    teacher: host,
    pupils,
    lesson,
    people,
    seatId,
  } = await openClass(teacher, comes, 'Exclusion', {
    host: { paint: 'red' },
    pupils: [{ paint: 'green' }, { paint: 'blue' }],
  });
  const [removed, other] = pupils;
  const [person] = people;
  if (!removed || !other || !person) throw new Error('nobody came');
  for (const one of [host, removed, other]) await turnOn(one, 'Caméra');
  await sees(removed, 'red');
  await sees(host, 'green');
  const [own, another] = [seatOf(removed), seatOf(other)];

  await host.press(`Actions pour ${listedName(person.name)}`);
  await host.press('Exclure du cours…', 'menuitem');
  const dialog = host.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Propos déplacés' }).check();
  await dialog.getByRole('radio', { name: 'Jusqu’à ce que je la lève' }).check();
  await dialog.getByLabel('Précision, si utile').fill('Insultes répétées');
  await look(host, 'exclure', testInfo);
  await dialog.getByRole('button', { name: `Exclure ${calledName(person.name)}` }).click();
  const out = { name: 'Ton professeur t’a fait sortir du cours' };
  await expect(removed.page.getByRole('heading', out)).toBeVisible();
  await isAccessible(removed, 'class, excluded');
  await seesNobody(removed);
  await expect.poll(async () => (await host.seen()).map(({ colour }) => colour)).toEqual(['blue']);
  await sees(other, 'red');

  removed.watch.expect(/status of 40[34]/, /WebSocket connection/);
  await removed.watch.settled();
  const texts = [...removed.watch.texts];
  expect(texts.length).toBeGreaterThan(20);
  expect(
    texts.filter((text) => signedToken.test(text)),
    'tokens that this browser ever received',
  ).toEqual([]);

  for (const pass of ['no-token', 'a-pass-of-another', ''])
    for (const seat of [own, another, seatId])
      expect(await lineOpens(removed, seat, pass)).toBe(false);

  await removed.page.reload();
  const shut = { name: 'La porte de ce cours reste fermée' };
  await expect(removed.page.getByRole('heading', shut)).toBeVisible();
  const tab = await removed.context.newPage();
  await tab.goto(linkOf(lesson, person));
  await tab.getByRole('button', { name: 'J’entre' }).click();
  await expect(tab.getByRole('heading', shut)).toBeVisible();
  const elsewhere = await comes('Autre appareil', { size: 'phone' });
  elsewhere.watch.expect(/status of 40[39]/);
  await openLink(elsewhere, linkOf(lesson, person));
  await expect(
    elsewhere.page.getByRole('heading', {
      name: /La porte de ce cours reste fermée|déjà été ouvert/,
    }),
  ).toBeVisible();
  await expect(host.page.getByRole('button', { name: /1 présent/ })).toBeVisible();
  const lifting = `Lever l’exclusion de ${listedName(person.name)}`;
  await expect(host.page.getByRole('button', { name: lifting })).toBeVisible();
  await expect(host.page.getByText('Insultes répétées')).toBeVisible();
  await look(host, 'exclus', testInfo);
  // The same attempt succeeds for who may: it is the gate that refused.
  expect(await lineOpens(other, another, 'no-token')).toBe(true);

  await host.page.goto('/semaine');
  await host.press(/Autres actions pour .*Exclusion/);
  await host.press('Exclusions', 'menuitem');
  await expect(dialog.getByText('Insultes répétées')).toBeVisible();
  await look(host, 'exclusions', testInfo);
  await dialog.getByRole('button', { name: lifting }).click();
  await expect(dialog.getByText('Levée', { exact: true })).toBeVisible();
  await removed.page.reload();
  await removed.press('Frapper de nouveau');
  await expect(removed.page.getByRole('heading', { name: /sait que/ })).toBeVisible();
});

test('a pupil sent back to the door waits there by themselves, and is let in again', async ({
  teacher,
  comes,
}, testInfo) => {
  const {
    teacher: host,
    pupils,
    people,
  } = await openClass(teacher, comes, 'Salle d’attente', {
    host: { paint: 'red' },
    pupils: [{ paint: 'green', size: 'phone' }],
  });
  const [pupil] = pupils;
  const [person] = people;
  if (!pupil || !person) throw new Error('nobody came');
  for (const one of [host, pupil]) await turnOn(one, 'Caméra');
  await sees(pupil, 'red');
  await host.press(`Actions pour ${listedName(person.name)}`);
  await host.press('Faire attendre à la porte', 'menuitem');
  await expect(pupil.page.getByRole('heading', { name: /sait que/ })).toBeVisible();
  await seesNobody(pupil);
  await look(pupil, 'renvoye-attente', testInfo);
  await expect(host.page.getByText('1 personne frappe')).toBeVisible();
  await host.press(`Faire entrer ${listedName(person.name)}`);
  await isInside(pupil);
  await sees(pupil, 'red');
});

test('a page that ignores its exclusion is put out all the same', async ({
  place,
  teacher,
  comes,
}) => {
  const {
    teacher: host,
    pupils,
    people,
  } = await openClass(teacher, comes, 'Sourd', {
    host: { paint: 'red' },
    pupils: [{ paint: 'green' }],
  });
  const [removed] = pupils;
  const [person] = people;
  if (!removed || !person) throw new Error('nobody came');
  for (const one of [host, removed]) await turnOn(one, 'Caméra');
  await sees(removed, 'red');
  await sees(host, 'green');
  const seat = seatOf(removed);
  await removed.page.evaluate(() => {
    globalThis.senses.isDeaf = true;
  });
  await host.press(`Actions pour ${listedName(person.name)}`);
  await host.press('Exclure du cours…', 'menuitem');
  await host.page
    .getByRole('dialog')
    .getByRole('button', { name: `Exclure ${calledName(person.name)}` })
    .click();
  removed.watch.expect(/status of 403/, /WebSocket connection/);
  // Long before the sweep that would find it anyway.
  await seesNobody(removed, 5_000);
  await seesNobody(host, 5_000);
  const engine = engineOf(place);
  const present = async () =>
    (
      await Promise.all((await engine.listRooms()).map(({ name }) => engine.listParticipants(name)))
    ).flat();
  await expect
    .poll(async () => (await present()).some(({ identity }) => identity === seat))
    .toBe(false);
});

test('nobody inside or outside the class ever receives a media pass', async ({
  teacher,
  comes,
}) => {
  const { teacher: host, pupils } = await openClass(teacher, comes, 'Sans laissez-passer', {
    pupils: [{}],
  });
  const [pupil] = pupils;
  if (!pupil) throw new Error('nobody came');
  await turnOn(host, 'Caméra');
  await expect.poll(async () => (await pupil.seen()).length).toBe(1);
  for (const { name, watch } of [host, pupil]) {
    await watch.settled();
    expect(
      watch.texts.some((text) => text.includes('/media/')),
      `${name} has a media line`,
    ).toBe(true);
    expect(
      watch.texts.filter((text) => signedToken.test(text)),
      name,
    ).toEqual([]);
  }
});
