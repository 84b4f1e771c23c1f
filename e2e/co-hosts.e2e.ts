import { look } from './support/look.ts';
import { hoursNow } from './support/school.ts';
import { expect, test } from './support/test.ts';

test('a teacher plans a lesson with a colleague, and changes with whom while it goes on', async ({
  teacher,
  comes,
}, testInfo) => {
  const host = await comes('Professeure');
  const { page } = host;
  await host.signIn(teacher.credentials);
  await page.goto('/semaine');
  await host.press('Prévoir un cours');
  const form = page.getByRole('dialog', { name: 'Prévoir un cours' });
  const { day, from, to } = hoursNow(teacher.zone);
  const title = 'À deux voix';
  await form.getByLabel('Titre').fill(title);
  await form.getByLabel('Classe', { exact: true }).selectOption({ label: '6e B' });
  const colleague = form.getByRole('checkbox', { name: 'M. Haddad' });
  // The kit draws its own box over the real one.
  await form.getByText('M. Haddad').click();
  await expect(colleague).toBeChecked();
  await form.getByLabel('Jour').fill(day);
  await form.getByLabel('De', { exact: true }).fill(from);
  await form.getByLabel('À', { exact: true }).fill(to);
  await colleague.scrollIntoViewIfNeeded();
  await look(host, 'prevoir-avec', testInfo);
  await form.getByRole('button', { name: 'Prévoir', exact: true }).click();
  await expect(page.getByText('Le cours est prévu.')).toBeVisible();

  const row = page.getByRole('listitem').filter({ hasText: title });
  await expect(row.getByText(/M\. Haddad/)).toBeVisible();
  await look(host, 'semaine-avec', testInfo);
  await row.getByRole('button', { name: 'Ouvrir' }).click();
  await expect(page.getByRole('group', { name: 'Commandes de la classe' })).toBeVisible();
  await page.goto('/semaine');
  await row.getByRole('button', { name: /^Autres actions/ }).click();
  await host.press('Choisir avec qui', 'menuitem');
  const dialog = page.getByRole('dialog', { name: 'Avec qui animer ce cours' });
  await expect(dialog.getByRole('checkbox', { name: 'M. Haddad' })).toBeChecked();
  await look(host, 'choisir-avec-qui', testInfo);
  await dialog.getByText('M. Haddad').click();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('C’est enregistré.')).toBeVisible();
  await expect(row.getByText(/M\. Haddad/)).toHaveCount(0);
});
