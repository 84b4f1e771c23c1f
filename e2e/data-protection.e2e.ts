import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataMaps } from '../src/app/contract/personal-data.ts';
import { processing } from '../src/platform/contract/personal-data.ts';
import { registerOfficer } from './support/database.ts';
import { look } from './support/look.ts';
import { expect, test } from './support/test.ts';

test('the officer reads the register in both forms, and takes it away as CSV', async ({
  place,
  teacher,
  comes,
}, testInfo) => {
  await registerOfficer(place, { username: teacher.credentials.username, officer: 'vasseur' });
  const officer = await comes('Déléguée');
  await officer.signIn({ ...teacher.credentials, username: 'vasseur' });
  const { page } = officer;
  await page.goto('/semaine');
  await page.getByRole('link', { name: 'Données personnelles' }).first().click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Registre des traitements' }),
  ).toBeVisible();
  await expect(page.getByText('Vasseur Odile')).toBeVisible();
  await expect(
    page.getByRole('rowheader', { name: 'Nom, prénom, civilité Identité' }),
  ).toBeVisible();
  await look(officer, 'registre-etablissement', testInfo);
  await page.getByRole('tab', { name: 'Hébergeur' }).click();
  await expect(page.getByRole('heading', { name: 'Sous-traitant' })).toBeVisible();
  await look(officer, 'registre-hebergeur', testInfo);
  await page.getByRole('tab', { name: 'Établissement' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Télécharger (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('registre-controller.csv');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.startsWith('\ufeffRubrique;')).toBe(true);
  expect(text.match(/^Traitement;/gm)).toHaveLength(processing(dataMaps).length);
});

test('a teacher finds no register in the menu, and is refused it by its address', async ({
  teacher,
  comes,
}) => {
  const host = await comes('Professeur');
  host.watch.expect(/status of 403/);
  await host.signIn(teacher.credentials);
  await host.page.goto('/donnees');
  await expect(host.page.getByRole('alert')).toBeVisible();
  await expect(host.page.getByRole('link', { name: 'Données personnelles' })).toHaveCount(0);
});

test('anybody reads the promises, what is proven and by what, in both languages', async ({
  comes,
}, testInfo) => {
  const visitor = await comes('Parent');
  const { page } = visitor;
  await page.goto('/apropos');
  await expect(page.getByRole('rowheader', { name: 'preau_mark' })).toBeVisible();
  await page.getByRole('link', { name: 'Voir les promesses' }).click();
  await expect(page.getByRole('heading', { name: /promesses prouvées sur 90$/ })).toBeVisible();
  await page
    .getByText(/Essais qui la prouvent/)
    .first()
    .click();
  await look(visitor, 'promesses', testInfo);
  await visitor.context.addCookies([{ name: 'lang', value: 'en', url: page.url() }]);
  await page.goto('/promesses');
  await expect(page.getByRole('heading', { name: /promises proven of 90$/ })).toBeVisible();
  await expect(page.getByText('No advertising: pages call no other site.')).toBeVisible();
  await look(visitor, 'promesses-en', testInfo);
});

test('the data folder holds the declared files and no other', async ({ place }) => {
  const declared = dataMaps.flatMap(({ entries, technical }) => [
    ...Object.values(entries).flatMap(({ places }) => places.files ?? []),
    ...technical.flatMap(({ files = [] }) => files),
  ]);
  const there = readdirSync(join(place.data)).filter((name) => !name.startsWith('.'));
  expect(there.length).toBeGreaterThan(3);
  expect(there.filter((name) => !declared.includes(name))).toEqual([]);
});
