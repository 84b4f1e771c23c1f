import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { look } from './support/look.ts';
import type { Place } from './support/preau.ts';
import type { Credentials } from './support/school.ts';
import { expect, test } from './support/test.ts';

/** The demonstration's administrator: their password is kept beside the others. */
function administratorOf({ data }: Place): Credentials {
  const { people } = JSON.parse(readFileSync(join(data, 'demonstration.json'), 'utf8')) as {
    people: Credentials[];
  };
  const found = people.find(({ username }) => username === 'legoff');
  if (!found) throw new Error('The demonstration has no administrator.');
  return { username: found.username, password: found.password };
}

/** As ONDE exports it: Windows-1252, semicolons, stray spaces, columns that are nobody’s business. */
const ondeHeaders =
  ' Nom élève ;Prénom élève;Date naissance;Sexe;INE;Adresse; Niveau ;Libellé classe';
const onde = [
  ondeHeaders,
  'Éluard;Maëlys;03/04/2017;F;123456789AB;3 rue des Lilas;CE2;CE2 Tilleul',
  'Nguyên;Théo;12/10/2017;M;123456789AC;5 rue des Lilas;CE2;CE2 Tilleul',
  ';Sans nom;12/10/2017;M;123456789AD;7 rue des Lilas;CE2;CE2 Tilleul',
].join('\r\n');

test('the office imports ONDE’s pupils, sees the class, and takes it back', async ({
  place,
  comes,
}, testInfo) => {
  test.setTimeout(240_000);
  const office = await comes('Administrateur');
  const { page } = office;
  await office.signIn(administratorOf(place));
  await page.goto('/etablissement/imports');
  await expect(page.getByRole('heading', { name: 'Pas encore d’import' })).toBeVisible();
  await look(office, 'imports-vide', testInfo);

  const file = page.locator('input[type=file]');
  office.watch.expect(/status of 422/);
  await file.setInputFiles({
    name: 'photo.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('nom;prénom\n\0\0;\0'),
  });
  await expect(page.getByText('Ce fichier n’est pas un texte lisible')).toBeVisible();
  await look(office, 'imports-refus', testInfo);

  await file.setInputFiles({
    name: 'CSVExtraction.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(onde.replace('’', "'"), 'latin1'),
  });
  await expect(page.getByText('Rien n’est encore écrit')).toBeVisible();
  await expect(page.getByText('Date naissance, Sexe, INE, Adresse')).toBeVisible();
  await expect(page.getByText('ligne 4')).toBeVisible();
  await expect(page.getByText('Éluard')).toBeVisible();
  await look(office, 'import-apercu', testInfo);

  await office.press('Importer');
  await expect(page.getByText('L’import est terminé')).toBeVisible();
  await look(office, 'import-termine', testInfo);
  await office.press('Voir les classes', 'link');
  await page.getByRole('link', { name: /CE2 Tilleul/ }).click();
  await expect(page.getByText('Maëlys')).toBeVisible();

  await page.goto('/etablissement/imports');
  await page.getByRole('link', { name: /^ONDE/ }).click();
  await office.press('Annuler l’import…');
  const dialog = page.getByRole('dialog', { name: /Annuler cet import/ });
  await dialog.getByRole('button', { name: 'Annuler l’import', exact: true }).click();
  await expect(page.getByText('L’import est entièrement annulé')).toBeVisible();
  await page.goto('/classes');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: /CE2 Tilleul/ })).toHaveCount(0);
});

test('any CSV is read once its columns are said, and they are remembered', async ({
  place,
  comes,
}, testInfo) => {
  test.setTimeout(240_000);
  const office = await comes('Administrateur', { size: 'tablet' });
  const { page } = office;
  await office.signIn(administratorOf(place));
  const csv = {
    name: 'eleves.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Patronyme,Prénom,Groupe,Ville\nOrsini,Lila,Tle Corse,Ajaccio\n'),
  };
  await page.goto('/etablissement/imports');
  await page.locator('input[type=file]').setInputFiles(csv);
  const family = page.getByLabel('Nom', { exact: true });
  await expect(page.getByLabel('Prénom', { exact: true })).toHaveValue('1');
  await expect(page.getByRole('button', { name: 'Voir l’aperçu' })).toBeDisabled();
  await family.selectOption({ label: 'Patronyme' });
  await look(office, 'import-colonnes', testInfo);
  await office.press('Voir l’aperçu');
  await expect(page.getByText('Orsini')).toBeVisible();
  await expect(page.getByText('Ville', { exact: true })).toBeVisible();
  await office.press('Abandonner');
  await expect(page.getByText('Cet import a été abandonné')).toBeVisible();

  await page.goto('/etablissement/imports');
  await page.locator('input[type=file]').setInputFiles(csv);
  await expect(family).toHaveValue('0');
  await look(office, 'imports-suite', testInfo);
});

test('a teacher is told that imports are for the direction', async ({ teacher, comes }) => {
  const host = await comes('Professeur');
  host.watch.expect(/status of 403/);
  await host.signIn(teacher.credentials);
  await host.page.goto('/etablissement/imports');
  await expect(host.page.getByText('Cette action n’est pas ouverte à ce compte')).toBeVisible();
});
