import { fromBase32, stepAt, totpCode } from '../src/identity/server/testing/totp.ts';
import { credentialsOf } from './support/demonstration.ts';
import { ask } from './support/database.ts';
import { look } from './support/look.ts';
import { expect, test } from './support/test.ts';

test('the office invites a teacher, who sets a second factor up and then a passkey', async ({
  place,
  comes,
}, testInfo) => {
  test.setTimeout(300_000);
  const office = await comes('Administration');
  await office.signIn(credentialsOf(place, 'legoff'));
  await office.page.goto('/comptes');
  await look(office, 'comptes', testInfo);
  await office.page.getByLabel('Nom ou identifiant').fill('delatour');
  await office.page.getByRole('button', { name: /: de La Tour Hélène$/ }).click();
  await office.press('Faire une nouvelle invitation');
  const link = await office.page.getByRole('dialog').getByText('/invitation#').innerText();
  await look(office, 'invitation-faite', testInfo);

  const person = await comes('Mme de La Tour');
  const { page } = person;
  await page.goto(link.trim());
  await expect(page.getByRole('heading', { name: 'Choisissez votre mot de passe' })).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
  await page.getByLabel('Mot de passe', { exact: true }).fill('sous le grand préau');
  await look(person, 'invitation', testInfo);
  await person.press('Ouvrir mon compte');
  await expect(
    page.getByRole('heading', { level: 1, name: 'Bonjour Mme de La Tour' }),
  ).toBeVisible();

  await page.goto('/compte');
  await person.press('Activer les codes');
  const key = await page.getByRole('dialog').locator('code').innerText();
  await look(person, 'double-verification', testInfo);
  const secret = fromBase32(key.replaceAll(' ', ''));
  await page.getByLabel('Code à six chiffres').fill(totpCode(secret, stepAt(new Date())));
  await person.press('Activer');
  await look(person, 'codes-de-secours', testInfo);
  await person.press('Je les ai gardés');

  const devtools = await person.context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await person.press('Ajouter une clé d’accès');
  await page.getByLabel('Nom de la clé').fill('Ordinateur de la salle des professeurs');
  await person.press('Continuer');
  await expect(page.getByText('Ordinateur de la salle des professeurs')).toBeVisible();
  await look(person, 'compte', testInfo);

  await page.request.post('/api/session/end', {
    headers: { 'x-preau': '1' },
    data: { everywhere: true },
  });
  await page.goto('/connexion');
  await person.press('Avec une clé d’accès');
  await expect(
    page.getByRole('heading', { level: 1, name: 'Bonjour Mme de La Tour' }),
  ).toBeVisible();
});

test('a teacher prints cards, and a pupil comes in by one', async ({ place, comes }, testInfo) => {
  test.setTimeout(300_000);
  const teacher = await comes('Professeure');
  await teacher.signIn(credentialsOf(place, 'martin'));
  await teacher.page.goto('/classes');
  await teacher.page.getByRole('link', { name: /5e A/ }).click();
  await teacher.press('Cartes de connexion', 'link');
  await expect(teacher.page.getByText('Toute la classe')).toBeVisible();
  await look(teacher, 'cartes-choix', testInfo);
  await teacher.press('Faire les cartes');
  const first = teacher.page.getByRole('listitem').filter({ hasText: 'Identifiant' }).first();
  await expect(first).toBeVisible({ timeout: 60_000 });
  await look(teacher, 'cartes', testInfo);
  const [username = '', password = ''] = await first.locator('dd').allInnerTexts();

  const pupil = await comes('Élève', { size: 'tablet' });
  await pupil.page.goto(`/connexion#carte:${username}`);
  await expect(pupil.page.getByLabel('Identifiant')).toHaveValue(username);
  await pupil.page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await look(pupil, 'connexion-carte', testInfo);
  await pupil.press('Se connecter');
  await expect(pupil.page.getByRole('heading', { level: 1, name: 'Mes cours' })).toBeVisible();
});

test('whoever signs in after refused attempts is told, on the page and by mail', async ({
  place,
  comes,
}, testInfo) => {
  const owner = await comes('M. Haddad');
  owner.watch.expect(/status of 401/);
  const { username, password } = credentialsOf(place, 'haddad');
  await ask(
    place,
    "update people set email = 'haddad@college.example' where family_name = 'Haddad' and role = 'teacher'",
  );
  const headers = { 'x-preau': '1' };
  for (let n = 0; n < 6; n += 1)
    await owner.page.request.post('/api/session', {
      headers,
      data: { username, password: 'une phrase bien fausse' },
    });
  await owner.page.goto('/connexion');
  await owner.page.getByLabel('Identifiant').fill(username);
  await owner.page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await owner.press('Se connecter');
  await expect(owner.page.getByText(/6 essais de connexion ont échoué/)).toBeVisible();
  await look(owner, 'connexion-apres-echecs', testInfo);
  await owner.page.goto('/compte');
  await expect(owner.page.getByText('6 essais de connexion à ce compte ont échoué')).toBeVisible();
  await look(owner, 'compte-apres-echecs', testInfo);
  await owner.press('J’ai compris');
  await expect(owner.page.getByText('6 essais de connexion à ce compte')).toHaveCount(0);
  const office = await comes('Administration');
  await office.signIn(credentialsOf(place, 'legoff'));
  await office.page.goto('/courriels');
  const mail = office.page.getByRole('button', { name: /^Lire.*haddad@college\.example$/ });
  await expect(mail).toHaveCount(1);
  await mail.click();
  await expect(
    office.page.getByRole('dialog').getByText('6 essais de connexion avaient échoué'),
  ).toBeVisible();
});
