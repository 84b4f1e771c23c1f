import { isInside } from './support/class.ts';
import { registerPerson } from './support/database.ts';
import { isAccessible, look } from './support/look.ts';
import { credentialsOf } from './support/demonstration.ts';
import { expect, test } from './support/test.ts';

test('a room for staff in one click: a colleague knocks and enters, a pupil is refused by every way', async ({
  place,
  teacher,
  comes,
}, testInfo) => {
  const { username, password } = teacher.credentials;
  const lila = { username: 'lila', role: 'pupil', given: 'Lila', family: 'Moreau' };
  await registerPerson(place, { username, person: lila });

  const host = await comes('Professeure');
  await host.signIn(teacher.credentials);
  await host.page.goto('/semaine');
  await host.press('Salle immédiate');
  const dialog = host.page.getByRole('dialog', { name: 'La salle est ouverte pour une heure' });
  const address = await dialog.getByLabel('Adresse pour les collègues').inputValue();
  await look(host, 'staff-room-opened', testInfo);
  await dialog.getByRole('button', { name: 'Entrer' }).click();
  await isInside(host);
  await expect(host.page.getByText('Anime la réunion')).toBeVisible();

  const colleague = await comes('Collègue');
  await colleague.signIn(credentialsOf(place, 'nkomo'));
  await colleague.page.goto(address);
  await expect(colleague.page.getByText('La porte est ouverte')).toBeVisible();
  await look(colleague, 'staff-room-door', testInfo);
  await colleague.press('Frapper à la porte');
  await host.press('Faire entrer Nkomo Rose');
  await isInside(colleague);
  const row = host.page.getByRole('listitem').filter({ hasText: 'Nkomo Rose' });
  await expect(row.getByText('invité')).toBeHidden();
  await look(host, 'staff-room-inside', testInfo);
  await host.press('Plus');
  await expect(host.page.getByRole('menuitem', { name: 'Droits des collègues…' })).toBeVisible();
  await expect(host.page.getByRole('menuitem', { name: 'Refaire le cours…' })).toBeHidden();
  await host.press('Porte et messages…', 'menuitem');
  await expect(host.page.getByRole('switch', { name: 'Entendre les frappes' })).toBeVisible();
  await expect(host.page.getByRole('switch', { name: /élèves de la classe/ })).toBeHidden();
  await isAccessible(host, 'door of a staff meeting');

  const pupil = await comes('Élève', { size: 'phone' });
  pupil.watch.expect(/status of 40[134]/);
  await pupil.signIn({ username: 'lila', password });
  await pupil.page.goto('/semaine');
  await expect(pupil.page.getByText('Aucun cours prévu')).toBeVisible();
  await expect(pupil.page.getByRole('button', { name: 'Salle immédiate' })).toBeHidden();
  await pupil.page.goto(address);
  await expect(pupil.page.getByText('Cette réunion n’attend pas ce compte')).toBeVisible();
  await look(pupil, 'staff-room-pupil-refused', testInfo);
  await pupil.page.goto(address.replace('/reunion/', '/cours/'));
  await expect(pupil.page.getByText('Ce cours n’attend pas ce compte')).toBeVisible();

  const stranger = await comes('Sans compte');
  await stranger.page.goto(address);
  await expect(stranger.page.getByRole('button', { name: 'Se connecter' })).toBeVisible();
});
