import { credentialsOf } from './support/demonstration.ts';
import { ask } from './support/database.ts';
import { look } from './support/look.ts';
import { expect, test } from './support/test.ts';

test('where no mail leaves, an invitation says so, and the office reads it', async ({
  place,
  comes,
}, testInfo) => {
  test.setTimeout(200_000);
  const office = await comes('Administration');
  const { page } = office;
  await office.signIn(credentialsOf(place, 'legoff'));
  await page.goto('/etablissement');
  // What other journeys left in this outbox is theirs.
  await ask(place, 'delete from outbox_mails');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Courriels/ })
    .click();
  await expect(page.getByText('Préau n’envoie pas de courriels ici')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Aucun courriel' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'L’établissement', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await look(office, 'courriels-vide', testInfo);

  const setAddress = (email: string | null) =>
    ask(place, 'update people set email = $1 where family_name = $2', [email, 'de La Tour']);
  await setAddress('h.delatour@college.example');
  const dialog = page.getByRole('dialog');
  const invite = async () => {
    await page.goto('/comptes');
    await page.getByLabel('Nom ou identifiant').fill('delatour');
    await page.getByRole('button', { name: /: de La Tour Hélène$/ }).click();
    await office.press('Faire une nouvelle invitation');
  };
  await invite();
  await expect(dialog.getByText('Préau n’envoie pas de courriels ici')).toBeVisible();
  const link = (await dialog.getByText('/invitation#').innerText()).trim();
  await look(office, 'invitation-en-attente', testInfo);
  await dialog.getByRole('link', { name: 'page Courriels' }).click();
  await page.getByRole('button', { name: /^Lire.: Votre compte.*h\.delatour/ }).click();
  await expect(dialog.getByText(link)).toBeVisible();
  await look(office, 'courriel', testInfo);
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  await expect(page.getByText(/^Lu par .*Le Goff/)).toBeVisible();

  await setAddress('hélène@college.example');
  await invite();
  await expect(dialog.getByText('l’adresse du registre n’en est pas une')).toBeVisible();
  await page.goto('/courriels');
  await expect(page.getByText('Refusé')).toBeVisible();
  await expect(page.getByRole('button', { name: /hélène@/ })).toHaveCount(0);
  await look(office, 'courriels', testInfo);
  await setAddress(null);
});

test('where no mail leaves, a teacher is told before and after, and the office reads the links', async ({
  place,
  teacher,
  comes,
}, testInfo) => {
  test.setTimeout(200_000);
  const lesson = await teacher.lesson('Liens à mettre de côté');
  const [pupil] = lesson.pupils;
  await ask(
    place,
    `with parent as (
       insert into people (school_id, role, family_name, given_name, email)
       select school_id, 'guardian', 'Parent', 'Dominique', 'parent@exemple.fr' from people where id = $1
       returning id, school_id)
     insert into guardianships (school_id, guardian_id, pupil_id) select school_id, id, $1 from parent`,
    [pupil?.personId],
  );
  const host = await comes('Professeur');
  const { page } = host;
  await host.signIn(teacher.credentials);
  await page.goto('/semaine');
  const row = page.getByRole('listitem').filter({ hasText: lesson.title });
  await row.getByRole('button', { name: /^Autres actions/ }).click();
  await host.press('Liens et invités', 'menuitem');
  await expect(page.getByText('Préau n’envoie pas de courriels ici')).toBeVisible();
  await host.press('Envoyer de nouveaux liens aux parents');
  await expect(page.getByText(/Liens mis de côté à la page Courriels/)).toBeVisible();
  await look(host, 'liens-mis-de-cote', testInfo);

  const office = await comes('Administration');
  await office.signIn(credentialsOf(place, 'legoff'));
  await office.page.goto('/courriels');
  await office.page
    .getByRole('button', { name: /^Lire.: Le lien de .*parent@exemple\.fr/ })
    .click();
  await expect(office.page.getByRole('dialog').getByText(/\/e#[\w-]{43}/)).toBeVisible();
  await ask(place, "delete from people where email = 'parent@exemple.fr'");
});
