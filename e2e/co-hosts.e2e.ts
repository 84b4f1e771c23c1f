import { isInside } from './support/class.ts';
import { credentialsOf } from './support/demonstration.ts';
import { look } from './support/look.ts';
import { hoursNow } from './support/school.ts';
import { expect, test } from './support/test.ts';

test('two teachers lead a lesson that one of them planned; one who is taken off is out at once', async ({
  place,
  teacher,
  comes,
}, testInfo) => {
  const title = 'À deux';
  const planner = await comes('Professeure');
  await planner.signIn(teacher.credentials);
  await planner.page.goto('/semaine');
  await planner.press('Prévoir un cours');
  const form = planner.page.getByRole('dialog', { name: 'Prévoir un cours' });
  const { day, from, to } = hoursNow(teacher.zone);
  await form.getByLabel('Titre').fill(title);
  await form.getByLabel('Classe').selectOption({ label: '6e B' });
  await form.getByLabel('Jour').fill(day);
  await form.getByLabel('De', { exact: true }).fill(from);
  await form.getByLabel('À', { exact: true }).fill(to);
  await form.getByRole('checkbox', { name: 'M. Haddad' }).check();
  await look(planner, 'cours-a-deux', testInfo);
  await form.getByRole('button', { name: 'Prévoir', exact: true }).click();
  await expect(planner.page.getByText('Le cours est prévu.')).toBeVisible();

  const other = await comes('Collègue');
  await other.signIn(credentialsOf(place, 'haddad'));
  await other.page.goto('/semaine');
  const theirs = other.page.getByRole('listitem').filter({ hasText: title });
  await expect(theirs.getByText('Mme Martin')).toBeVisible();
  await theirs.getByRole('button', { name: 'Ouvrir' }).click();
  await isInside(other);

  const own = planner.page.getByRole('listitem').filter({ hasText: title });
  await planner.page.reload();
  await own.getByRole('button', { name: /^Autres actions/ }).click();
  await planner.press('Choisir avec qui', 'menuitem');
  const dialog = planner.page.getByRole('dialog', { name: 'Avec qui animer ce cours' });
  await expect(dialog.getByRole('checkbox', { name: 'M. Haddad' })).toBeChecked();
  await look(planner, 'cours-avec-qui', testInfo);
  await dialog.getByRole('checkbox', { name: 'M. Haddad' }).uncheck();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(planner.page.getByText('C’est enregistré.')).toBeVisible();
  await expect(other.page.getByRole('group', { name: 'Commandes de la classe' })).toHaveCount(0);
});
