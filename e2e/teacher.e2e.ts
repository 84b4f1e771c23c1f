import { calledName, listedName } from '../src/school/contract/names.ts';
import { credentialsIn, expect, test } from './support/test.ts';
import { hoursNow, wallTime } from './support/school.ts';
import { isInside, knockAt, openFromWeek } from './support/class.ts';
import { isAccessible, look } from './support/look.ts';

/** The same weekday, weeks later. */
const weeksAfter = (day: string, weeks: number) =>
  new Date(Date.parse(day) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);

test('a teacher’s whole morning, by the pages alone', async ({ place, teacher, comes }) => {
  const host = await comes('Professeur');
  const { page } = host;
  await page.goto('/');
  const { username, password } = credentialsIn(place);
  await page.getByLabel('Identifiant').fill(username);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await host.press('Se connecter');
  await expect(
    page.getByRole('heading', { level: 1, name: `Bonjour ${calledName(teacher.name)}` }),
  ).toBeVisible();

  await host.press('Prévoir un cours');
  const form = page.getByRole('dialog', { name: 'Prévoir un cours' });
  const { day, from, to } = hoursNow(teacher.zone);
  const title = 'Une matinée entière';
  await form.getByLabel('Titre').fill(title);
  await form.getByLabel('Jour').fill(day);
  await form.getByLabel('De', { exact: true }).fill(from);
  await form.getByLabel('À', { exact: true }).fill(to);
  await form.getByRole('radio', { name: 'Chaque semaine' }).check();
  await form.getByLabel('Jusqu’au').fill(weeksAfter(day, 2));
  await form.getByRole('button', { name: 'Prévoir', exact: true }).click();
  await expect(page.getByText('3 cours sont prévus.')).toBeVisible();

  const row = page.getByRole('listitem').filter({ hasText: title });
  await row.getByRole('button', { name: /^Autres actions/ }).click();
  await host.press('Liens et invités', 'menuitem');
  const dialog = page.getByRole('dialog', { name: 'Liens et invités' });
  await dialog.getByRole('button', { name: 'Faire les liens de toute la classe' }).click();
  await expect(dialog.getByText('Montrés une seule fois')).toBeVisible();
  const links = await dialog.getByText(/\/e#/).allTextContents();
  const { people } = await teacher.group();
  expect(links).toHaveLength(people.length);
  await dialog.getByRole('button', { name: 'Fermer' }).click();

  await openFromWeek(host, title);
  await isInside(host);

  const pupils = [];
  for (const link of links.slice(0, 3)) {
    const pupil = await comes(`Élève ${pupils.length + 1}`);
    await knockAt(pupil, link);
    pupils.push(pupil);
  }
  const [first, second, third] = pupils;
  if (!first || !second || !third) throw new Error('nobody came');
  const nameAt = (index: number) => people[index]?.name ?? { family: '', given: '', title: null };
  await expect(page.getByRole('heading', { name: '3 personnes frappent' })).toBeVisible();
  await host.press(`Faire entrer ${listedName(nameAt(0))}`);
  await isInside(first);
  await host.press(/^Faire entrer la classe/);
  await isInside(second);
  await isInside(third);
  await expect(page.getByRole('button', { name: /3 présents/ })).toBeVisible();

  await host.press(`Actions pour ${listedName(nameAt(1))}`);
  await host.press('Exclure du cours…', 'menuitem');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Exclure ${calledName(nameAt(1))}` })
    .click();
  await expect(
    second.page.getByRole('heading', { name: 'Ton professeur t’a fait sortir du cours' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /2 présents/ })).toBeVisible();

  await host.press('Finir');
  await host.press('Finir pour tout le monde');
  await expect(page).toHaveURL(/\/semaine/);
  for (const pupil of [first, third])
    await expect(pupil.page.getByRole('heading', { name: 'Le cours est fini' })).toBeVisible();
  await expect(row.getByText('Terminé')).toBeVisible();
  expect(wallTime(teacher.zone, 0).day).toBe(day);
});

test('a week without lessons offers to plan the first', async ({
  place,
  teacher,
  comes,
}, testInfo) => {
  const host = await comes('Professeur');
  await host.signIn(credentialsIn(place));
  await host.page.goto(`/semaine?jour=${weeksAfter(hoursNow(teacher.zone).day, 30)}`);
  await expect(
    host.page.getByRole('heading', { name: 'Aucun cours cette semaine-là' }),
  ).toBeVisible();
  await look(host, 'semaine-vide', testInfo);
  await host.press('Prévoir un cours');
  await expect(host.page.getByRole('dialog', { name: 'Prévoir un cours' })).toBeVisible();
});

test('the address printed by the start signs in with one press, and leaves no password behind', async ({
  place,
  comes,
}) => {
  const host = await comes('Professeur');
  const [printed] = place.ready.people;
  const { password } = credentialsIn(place);
  await host.page.goto(printed?.address ?? '');
  await host.press('Se connecter');
  await expect(host.page.getByRole('heading', { name: /^Bonjour/ })).toBeVisible();
  expect(host.clicks).toBe(1);
  expect(host.page.url()).not.toContain(password);
  await host.page.goBack().catch(() => null);
  expect(host.page.url()).not.toContain(password);
});

test('a wrong password is refused in words, and nothing is said about the account', async ({
  comes,
}) => {
  const stranger = await comes('Inconnu');
  stranger.watch.expect(/status of 401/);
  const refusals: (string | null)[] = [];
  for (const username of ['martin', 'personne-de-ce-nom']) {
    await stranger.page.goto('/connexion');
    await stranger.page.getByLabel('Identifiant').fill(username);
    await stranger.page.getByLabel('Mot de passe', { exact: true }).fill('pas-le-bon');
    await stranger.press('Se connecter');
    const notice = stranger.page.getByRole('alert').first();
    await expect(notice).toBeVisible();
    refusals.push(await notice.textContent());
  }
  expect(refusals[0]).toBe(refusals[1]);
});

test('signing out in another tab closes the class in this one', async ({ teacher, comes }) => {
  const lesson = await teacher.lesson('Autre onglet');
  const host = await comes('Professeur');
  host.watch.expect(/status of 40[134]/, /WebSocket connection/);
  await host.signIn(teacher.credentials);
  const seatId = await teacher.open(lesson);
  await host.page.goto(`/salle/${seatId}`);
  await isInside(host);
  const other = await host.context.newPage();
  await other.goto('/semaine');
  await other.getByRole('button', { name: new RegExp(calledName(teacher.name)) }).click();
  await other.getByRole('menuitem', { name: 'Se déconnecter d’ici' }).click();
  await expect(other.getByRole('button', { name: 'Se connecter' })).toBeVisible();
  await expect(
    host.page.getByRole('heading', { name: 'Cette page ne donne plus accès au cours' }),
  ).toBeVisible();
  await isAccessible(host, 'class, refused');
});
