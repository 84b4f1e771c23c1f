import type { Route } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { credentialsOf } from './support/demonstration.ts';
import { look } from './support/look.ts';
import { expect, test } from './support/test.ts';

test('the office finds, corrects, limits, suspends and deletes somebody', async ({
  place,
  comes,
}, testInfo) => {
  test.setTimeout(300_000);
  const office = await comes('Direction');
  const { page } = office;
  await office.signIn(credentialsOf(place, 'benali'));
  await page.goto('/etablissement');
  await expect(page.getByRole('heading', { level: 1, name: 'L’établissement' })).toBeVisible();
  await look(office, 'etablissement', testInfo);
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Personnes/ })
    .click();
  await expect(page.getByText('Abdou')).toBeVisible();
  await look(office, 'personnes', testInfo);

  // By keyboard alone, without accents.
  await page.getByLabel('Chercher un nom').focus();
  await page.keyboard.type('ndiaye moussa');
  await expect(page.getByText('1 personne', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: /N’Diaye Moussa/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Moussa N’Diaye' })).toBeVisible();
  await look(office, 'fiche', testInfo);

  await page.goto('/personnes');
  await office.press('Ajouter une personne');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(dialog.getByText('À remplir.').first()).toBeVisible();
  await dialog.getByLabel('Rôle').selectOption('substitute');
  await dialog.getByLabel('Nom de famille').fill('Rеmplaçant');
  await dialog.getByLabel('Prénom').fill('Anne');
  office.watch.expect(/status of 400/);
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(dialog.getByText('Ce nom contient des signes inattendus')).toBeVisible();
  await look(office, 'ajouter-refuse', testInfo);
  await dialog.getByLabel('Nom de famille').fill('Remplaçant');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anne Remplaçant' })).toBeVisible();

  await office.press('Modifier');
  await expect(page.getByRole('menu')).toBeVisible();
  await look(office, 'fiche-menu', testInfo);
  await office.press('Limiter dans le temps', 'menuitem');
  await dialog.getByLabel('Dernier jour').fill('2026-01-31');
  await look(office, 'limiter', testInfo);
  await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Période terminée')).toBeVisible();

  await office.press('Modifier');
  await office.press('Suspendre l’accès', 'menuitem');
  await expect(page.getByText('Accès suspendu', { exact: true }).first()).toBeVisible();
  await office.press('Rétablir');
  await expect(page.getByText('Période terminée')).toBeVisible();

  await office.press('Modifier');
  await office.press('Supprimer la fiche', 'menuitem');
  await look(office, 'supprimer', testInfo);
  await dialog.getByRole('button', { name: 'Supprimer Remplaçant Anne' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Personnes' })).toBeVisible();
  await page.getByLabel('Chercher un nom').fill('remplacant');
  await expect(page.getByText('Personne ne répond à cette recherche')).toBeVisible();
  await look(office, 'personnes-vide', testInfo);
});

test('a pupil’s guardian is linked and unlinked, and the list leaves as a file', async ({
  place,
  comes,
}, testInfo) => {
  test.setTimeout(200_000);
  const office = await comes('Administration');
  const { page } = office;
  await office.signIn(credentialsOf(place, 'legoff'));
  await page.goto('/personnes');
  await office.press('Ajouter une personne');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Rôle').selectOption('guardian');
  await dialog.getByLabel('Nom de famille').fill('Garnier');
  await dialog.getByLabel('Prénom').fill('Solène');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByText('Élèves à charge')).toBeVisible();
  await page.goto('/personnes');
  await page.getByLabel('Chercher un nom').fill('garnier');
  await page.getByRole('link', { name: /Garnier Jean-Baptiste/ }).click();
  await office.press('Ajouter un responsable');
  await dialog.getByLabel(/Chercher parmi/).fill('solene');
  await expect(dialog.getByRole('button', { name: 'Choisir Garnier Solène' })).toBeVisible();
  await look(office, 'responsable', testInfo);
  await dialog.getByRole('button', { name: 'Choisir Garnier Solène' }).click();
  await expect(page.getByRole('link', { name: 'Garnier Solène' })).toBeVisible();
  await office.press('Retirer Garnier Solène des responsables');
  await expect(page.getByText('Personne n’est inscrit ici.')).toBeVisible();
  await page.goto('/personnes');
  const downloading = page.waitForEvent('download');
  await office.press('Exporter la liste');
  const csv = readFileSync(await (await downloading).path(), 'utf8');
  expect(csv).toContain('N’Diaye;Moussa;;pupil;5e A;;active;entered');
});

test('a teacher sees neither the register nor its entry in the menu', async ({
  teacher,
  comes,
}) => {
  const host = await comes('Professeur');
  await host.signIn(teacher.credentials);
  host.watch.expect(/status of 403/);
  await host.page.goto('/personnes');
  await expect(host.page.getByText('Cette action n’est pas ouverte à ce compte')).toBeVisible();
  await expect(host.page.getByRole('link', { name: 'Personnes' })).toHaveCount(0);
});

test('the office makes a group, moves a pupil into it and back, and puts it away', async ({
  place,
  comes,
}, testInfo) => {
  test.setTimeout(200_000);
  const office = await comes('Secrétariat');
  const { page } = office;
  await office.signIn(credentialsOf(place, 'legoff'));
  await page.goto('/classes');
  await office.press('Ajouter une classe ou un groupe');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom').fill('6e D');
  await look(office, 'groupe-nouveau', testInfo);
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '6e D' })).toBeVisible();
  await office.press('Modifier');
  await office.press('Ajouter un élève', 'menuitem');
  await dialog.getByLabel('Chercher un élève').fill('oconnor');
  await expect(dialog.getByText('actuellement en 5e A')).toBeVisible();
  await look(office, 'groupe-ajouter', testInfo);
  // Who closes the dialog before the server has answered is told all the same, and has the way back.
  const chooseAndClose = async (then: 'continue' | 'abort') => {
    const { promise: closed, resolve: isClosed } = Promise.withResolvers<void>();
    const held = async (route: Route) => {
      await closed;
      await route[then]();
    };
    await page.route('**/api/groups/*/members', held, { times: 1 });
    await dialog.getByRole('button', { name: 'Choisir O’Connor Liam' }).click();
    await dialog.getByRole('button', { name: 'Fermer' }).click();
    await expect(dialog).toHaveCount(0);
    isClosed();
  };
  office.watch.expect(/ERR_FAILED/);
  await chooseAndClose('abort');
  const notices = page.getByRole('region', { name: 'Notifications' });
  await expect(notices.getByText('La liaison avec l’établissement est coupée')).toBeVisible();
  await look(office, 'groupe-refus', testInfo);
  await office.press('Modifier');
  await office.press('Ajouter un élève', 'menuitem');
  await dialog.getByLabel('Chercher un élève').fill('oconnor');
  await chooseAndClose('continue');
  await expect(page.getByRole('link', { name: 'O’Connor Liam' })).toBeVisible();
  // Offered for some seconds only: pressed before anything is looked at.
  await office.press('Rétablir');
  await expect(page.getByText('Personne dans cette classe')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ajouter un élève' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Importer une liste' })).toBeVisible();
  await look(office, 'groupe', testInfo);
  await office.press('Modifier');
  await office.press('Archiver', 'menuitem');
  await expect(page.getByText('Archivé', { exact: true })).toBeVisible();
  await page.goto('/classes');
  await expect(page.getByRole('link', { name: /5e A/ }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: /6e D/ })).toHaveCount(0);
});
