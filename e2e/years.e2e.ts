import { credentialsOf } from './support/demonstration.ts';
import { look } from './support/look.ts';
import { expect, test } from './support/test.ts';

test('the office names the year, goes on to the next one, and takes it back', async ({
  place,
  comes,
}, testInfo) => {
  test.setTimeout(300_000);
  const office = await comes('Administration');
  const { page } = office;
  const dialog = page.getByRole('dialog');
  // The list's own words: what a busy button says aloud is elsewhere on the page.
  const years = page.getByRole('list', { name: 'Années scolaires' });
  await office.signIn(credentialsOf(place, 'legoff'));
  await page.goto('/etablissement');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Années scolaires/ })
    .click();
  await expect(page.getByText('L’année en cours n’a pas encore de nom')).toBeVisible();
  await look(office, 'annees-vide', testInfo);

  await office.press('Nommer l’année en cours');
  await dialog.getByLabel('Nom de l’année').fill('');
  await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(dialog.getByText('À remplir.')).toBeVisible();
  await look(office, 'annee-nommer', testInfo);
  await dialog.getByLabel('Nom de l’année').fill('Cette année');
  await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Cette année')).toBeVisible();
  await expect(years.getByText('En cours', { exact: true })).toBeVisible();
  await look(office, 'annees', testInfo);

  // By keyboard alone.
  await page.getByRole('button', { name: 'Préparer l’année suivante' }).focus();
  await page.keyboard.press('Enter');
  const leaves = page.getByRole('checkbox', { name: 'Les élèves de 5e A partent' });
  await expect(leaves).not.toBeChecked();
  const suspended = page.getByText('élèves dont l’accès est suspendu').locator('..');
  // Pupils of other journeys may have no class of next year already.
  await expect(suspended).toContainText(/\d/);
  const before = (await suspended.textContent()) ?? '';
  await leaves.focus();
  await page.keyboard.press('Space');
  await expect(leaves).toBeChecked();
  await expect(suspended).not.toHaveText(before);
  await look(office, 'bascule-apercu', testInfo);
  await office.press('Basculer…');
  await look(office, 'bascule-question', testInfo);
  await dialog.getByRole('button', { name: 'Basculer', exact: true }).click();

  await expect(page.getByText(/^L’établissement est passé de Cette année à/)).toBeVisible();
  await look(office, 'bascule-faite', testInfo);
  await office.press('Annuler la bascule…');
  await dialog.getByRole('button', { name: 'Annuler la bascule' }).click();
  await expect(page.getByText(/^L’établissement est passé de/)).toHaveCount(0);
  await expect(years.getByRole('listitem')).toHaveCount(1);
  await expect(years.getByText('En cours', { exact: true })).toBeVisible();
  await page.goto('/classes');
  await expect(page.getByRole('link', { name: /5e A/ }).first()).toBeVisible();
});
