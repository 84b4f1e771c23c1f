import { credentialsOf } from './support/demonstration.ts';
import { look } from './support/look.ts';
import { expect, test } from './support/test.ts';

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
  await office.signIn(credentialsOf(place, 'legoff'));
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
  await office.signIn(credentialsOf(place, 'legoff'));
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

/** A class of three: Lou, whom the office corrects by hand, Max, and Ada, who changes class. */
const classOf = (lou: string, max: string, ada: string) => ({
  name: 'eleves.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `Nom;Prénom;Classe;Identifiant\n${lou};Lou;Tle Choix;c1\n${max};Max;Tle Choix;c2\nValette;Ada;${ada};\n`,
  ),
});

test('where the file disagrees with what was corrected by hand, the office chooses, by finger or keyboard', async ({
  place,
  comes,
}, testInfo) => {
  test.setTimeout(240_000);
  const office = await comes('Administrateur', { size: 'tablet' });
  const { page } = office;
  await office.signIn(credentialsOf(place, 'legoff'));
  const read = async (file: ReturnType<typeof classOf>) => {
    await page.goto('/etablissement/imports');
    await page.locator('input[type=file]').setInputFiles(file);
    await office.press('Voir l’aperçu');
    await expect(page.getByText('Rien n’est encore écrit')).toBeVisible();
  };
  const write = async () => {
    await office.press('Importer');
    await expect(page.getByText('L’import est terminé')).toBeVisible();
  };
  await read(classOf('Marchal', 'Roussel', 'Tle Choix'));
  await write();
  for (const [from, to] of [
    ['Marchal', 'Maréchal'],
    ['Roussel', 'Roussel-Diop'],
  ] as const) {
    await page.goto('/personnes');
    await page.getByLabel('Chercher un nom').fill(from);
    await page.getByRole('link', { name: new RegExp(from) }).click();
    await office.press('Modifier');
    await office.press('Corriger le nom ou l’adresse', 'menuitem');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nom de famille').fill(to);
    await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByRole('heading', { name: new RegExp(to) })).toBeVisible();
  }

  await read(classOf('Marchal', 'Roussel', 'Tle Ailleurs'));
  const lou = page.getByRole('group', { name: 'Maréchal Lou' });
  await expect(lou.getByLabel('Garder Maréchal Lou')).toBeChecked();
  await look(office, 'import-choix', testInfo);

  // By finger, for everybody of a kind.
  await page.getByRole('button', { name: 'Suivre le fichier pour toutes' }).tap();
  await expect(page.getByText('Aucune fiche gardée, 2 d’après le fichier')).toBeVisible();
  // By keyboard, for one; the list follows the figures, and a key pressed before it does changes nothing.
  await expect(lou.getByLabel('Suivre le fichier : Marchal Lou')).toBeChecked();
  await lou.getByLabel('Suivre le fichier : Marchal Lou').focus();
  await page.keyboard.press('ArrowUp');
  await expect(lou.getByLabel('Garder Maréchal Lou')).toBeChecked();
  await expect(page.getByText('1 fiche gardée, 1 d’après le fichier')).toBeVisible();
  const ada = page.getByRole('group', { name: 'Valette Ada' });
  await ada.getByLabel('C’est le même élève, maintenant en Tle Ailleurs').tap();
  await expect(page.getByText('Aucune fiche gardée, 1 d’après le fichier')).toBeVisible();
  await page.getByRole('tab', { name: 'Quittent une classe (1)' }).click();
  await expect(page.getByRole('tabpanel').getByText('Tle Choix')).toBeVisible();
  await look(office, 'import-departs', testInfo);
  await write();
  await expect(page.getByRole('heading', { name: 'Ce qui a été choisi' })).toBeVisible();
  await expect(page.getByText('(auparavant Roussel-Diop Max)')).toBeVisible();
  await expect(page.getByText('La fiche a été gardée.')).toBeVisible();
  await expect(page.getByText('(auparavant Maréchal Lou)')).toHaveCount(0);
  await look(office, 'import-choix-faits', testInfo);

  await office.press('Annuler l’import…');
  const dialog = page.getByRole('dialog', { name: /Annuler cet import/ });
  await dialog.getByRole('button', { name: 'Annuler l’import', exact: true }).click();
  await expect(page.getByText('L’import est entièrement annulé')).toBeVisible();
  await page.goto('/classes');
  await page.getByRole('link', { name: /Tle Choix/ }).click();
  for (const name of ['Maréchal', 'Roussel-Diop', 'Valette'])
    await expect(page.getByText(name)).toBeVisible();
});

test('a teacher is told that imports are for the direction', async ({ teacher, comes }) => {
  const host = await comes('Professeur');
  host.watch.expect(/status of 403/);
  await host.signIn(teacher.credentials);
  await host.page.goto('/etablissement/imports');
  await expect(host.page.getByText('Cette action n’est pas ouverte à ce compte')).toBeVisible();
});
