import { readFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import { isInside } from './support/class.ts';
import { keepDaylight } from './support/database.ts';
import { look } from './support/look.ts';
import {
  makeAccount,
  passphrase,
  setCodesUp,
  test,
  uai,
  writeCredentials,
} from './support/office.ts';
import type { Person } from './support/person.ts';
import { hoursNow, Teacher } from './support/school.ts';
import { expect } from './support/test.ts';

/** As ONDE exports it: Windows-1252, semicolons, stray spaces, columns that are nobody’s business. */
const onde = [
  ' Nom élève ;Prénom élève;Date naissance;Sexe;INE;Adresse; Niveau ;Libellé classe',
  'Éluard;Maëlys;03/04/2017;F;123456789AB;3 rue des Lilas;CE2;CE2 Tilleul',
  'Nguyên;Théo;12/10/2017;M;123456789AC;5 rue des Lilas;CE2;CE2 Tilleul',
  'De La Fontaine-Beauregard;Marie-Antoinette;12/10/2017;F;123456789AD;7 rue des Lilas;CE2;CE2 Tilleul',
  ...Array.from({ length: 9 }, (_, n) => `Élève;${'ABCDEFGHI'[n]}lice;;;;;CE2;CE2 Tilleul`),
].join('\r\n');
const csv = {
  name: 'CSVExtraction.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(onde.replace('’', "'"), 'latin1'),
};

/** The host's first administrator creates a school; answers the link for its head. */
async function createSchool(host: Person, code: string, testInfo: TestInfo): Promise<string> {
  const { page } = host;
  await makeAccount(host, code, 'hebergeur', () => look(host, 'installation', testInfo));
  await look(host, 'installation-faite', testInfo);
  await host.press('Se connecter', 'link');
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible();
  await look(host, 'hebergeur-connexion', testInfo);
  await writeCredentials(host, 'hebergeur', passphrase);
  await expect(page.getByRole('heading', { name: 'Protéger ce compte' })).toBeVisible();
  await look(host, 'hebergeur-protection', testInfo);
  const backupCodes = await setCodesUp(host, () =>
    look(host, 'hebergeur-protection-code', testInfo),
  );
  await host.press('Je les ai gardés');
  await expect(page.getByRole('heading', { name: 'Pas encore d’établissement' })).toBeVisible();
  await host.press('Se déconnecter');
  await writeCredentials(host, 'hebergeur', passphrase);
  await expect(page.getByRole('heading', { name: 'Double vérification' })).toBeVisible();
  await look(host, 'hebergeur-code', testInfo);
  await page.getByLabel('Code de l’application').fill(backupCodes[0] ?? '');
  await host.press('Continuer');
  await expect(page.getByRole('heading', { name: 'Pas encore d’établissement' })).toBeVisible();
  await look(host, 'hebergeur-vide', testInfo);
  await host.press('Créer un établissement');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Code UAI').fill(uai);
  await dialog.getByLabel('Nom de l’établissement').fill('Collège des Tilleuls');
  await dialog.getByLabel('Civilité').fill('Mme');
  await dialog.getByLabel('Prénom du signataire').fill('Aïcha');
  await dialog.getByLabel('Nom du signataire', { exact: true }).fill('Benali');
  await look(host, 'hebergeur-creer', testInfo);
  await host.press('Créer et obtenir le lien');
  await expect(page.getByRole('heading', { name: 'Lien d’installation' })).toBeVisible();
  await look(host, 'hebergeur-lien', testInfo);
  const link = await page.getByText('/installation#').innerText();
  await page.getByRole('button', { name: 'Fermer' }).click();
  return link;
}

/** The head makes an account, protects it, is told what waits for the contract, and accepts it. */
async function accept(head: Person, link: string, testInfo: TestInfo): Promise<void> {
  const { page } = head;
  const username = await makeAccount(head, link, 'benali');
  await head.press('Se connecter et lire le contrat', 'link');
  await writeCredentials(head, username, passphrase);
  await expect(page.getByRole('heading', { name: 'Protéger ce compte' })).toBeVisible();
  await look(head, 'seconde-verification', testInfo);
  await setCodesUp(head, () => look(head, 'seconde-verification-code', testInfo));
  await look(head, 'seconde-verification-secours', testInfo);
  await head.press('Je les ai gardés');
  await page.goto('/etablissement/imports');
  await expect(page.getByText('Tant que vous n’avez pas accepté ce contrat')).toBeVisible();
  expect(new URL(page.url()).pathname, 'imports wait for the contract').toBe('/contrat');
  const early = await page.request.post('/api/imports', {
    headers: { 'x-preau': '1', 'content-type': 'application/octet-stream' },
    data: csv.buffer,
  });
  expect([early.status(), (await early.json()).code]).toEqual([403, 'contract_needed']);
  await look(head, 'contrat-a-lire', testInfo);
  await head.press('Accepter le contrat');
  await expect(page.getByText('La qualité de qui accepte manque.')).toBeVisible();
  await page.getByLabel('Qualité').fill('principale du collège');
  await page.getByText('J’ai lu ce contrat').click();
  await head.press('Accepter le contrat');
  await expect(page.getByText('Contrat accepté')).toBeVisible();
  await look(head, 'contrat-accepte', testInfo);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    head.press('Télécharger en PDF'),
  ]);
  expect(file.suggestedFilename()).toBe(`contrat-${uai}-v1.pdf`);
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
}

/** Imports the pupils, adds a teacher to their class, and answers the teacher's invitation. */
async function fillSchool(head: Person, testInfo: TestInfo): Promise<string> {
  const { page } = head;
  await page.goto('/etablissement');
  const imports = page.getByRole('main').getByRole('link', { name: /^Imports/ });
  await expect(imports).toBeVisible();
  await look(head, 'etablissement-nouveau', testInfo);
  await imports.click();
  await page.locator('input[type=file]').setInputFiles(csv);
  await expect(page.getByText('Rien n’est encore écrit')).toBeVisible();
  await head.press('Importer');
  await expect(page.getByText('L’import est terminé')).toBeVisible();
  await expect(page.locator('[aria-current=page]:visible'), 'one place at a time').toHaveCount(1);
  await page.goto('/personnes');
  await head.press('Ajouter une personne');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Rôle').selectOption('teacher');
  await dialog.getByLabel('Nom de famille').fill('Martin');
  await dialog.getByLabel('Prénom').fill('Sylvie');
  await dialog.getByLabel('Civilité').fill('Mme');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sylvie Martin' })).toBeVisible();
  await page.goto('/classes');
  await page.getByRole('link', { name: /CE2 Tilleul/ }).click();
  await head.press('Modifier');
  await head.press('Ajouter qui enseigne ou assiste', 'menuitem');
  await dialog.getByLabel('Chercher une personne').fill('martin');
  await head.press('Choisir Martin Sylvie');
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  await expect(page.getByText('Mme Martin').first()).toBeVisible();
  await look(head, 'classe-importee', testInfo);
  await page.goto('/comptes');
  await page.getByRole('button', { name: /: Martin Sylvie$/ }).click();
  await head.press('Créer le compte et l’invitation');
  const link = await dialog.getByText('/invitation#').innerText();
  return link.trim();
}

/** The cards of the whole class, on the screen and on paper; answers the first pupil's. */
async function printCards(head: Person, testInfo: TestInfo) {
  const { page } = head;
  await page.goto('/classes');
  await page.getByRole('link', { name: /CE2 Tilleul/ }).click();
  await head.press('Cartes de connexion', 'link');
  await head.press('Faire les cartes');
  const cards = page.getByRole('listitem').filter({ hasText: 'Identifiant' });
  await expect(cards).toHaveCount(12, { timeout: 60_000 });
  await look(head, 'cartes-classe', testInfo);
  // A sheet of A4 without the margins that printers leave.
  const screen = page.viewportSize();
  await page.setViewportSize({ width: 718, height: 1047 });
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Imprimer les cartes' })).toBeHidden();
  const cut = await cards.evaluateAll((all) =>
    all.filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.textContent),
  );
  expect(cut, 'cards that lose a word').toEqual([]);
  await page.screenshot({ path: 'e2e/screenshots/cartes-papier.png', fullPage: true });
  const margin = { top: '10mm', right: '10mm', bottom: '10mm', left: '10mm' };
  const pdf = await page.pdf({ format: 'A4', margin });
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g), 'eight cards a page').toHaveLength(2);
  await page.emulateMedia({ media: null });
  if (screen) await page.setViewportSize(screen);
  const mine = cards.filter({ hasText: 'Maëlys' });
  const [username = '', password = ''] = await mine.locator('dd').allInnerTexts();
  return { username, password };
}

test('from an empty installation to a pupil in class: host, contract, import, cards, lesson', async ({
  place,
  comes,
}, testInfo) => {
  test.setTimeout(400_000);
  const code = place.ready.people.find(({ label }) => label === 'Première administration');
  expect(place.output, 'the start prints the code').toContain(code?.address);
  const host = await comes('Hébergeur');
  const link = await createSchool(host, code?.address ?? '', testInfo);
  await keepDaylight(place);

  const head = await comes('Principale');
  head.watch.expect(/status of 403/);
  await accept(head, link, testInfo);
  await host.page.reload();
  await expect(host.page.getByText(/Contrat accepté/)).toBeVisible();
  await look(host, 'hebergeur-signe', testInfo);
  const invitation = await fillSchool(head, testInfo);
  const card = await printCards(head, testInfo);

  const teacher = await comes('Professeure');
  await teacher.page.goto(invitation);
  await teacher.page.getByLabel('Mot de passe', { exact: true }).fill(passphrase);
  await teacher.press('Ouvrir mon compte');
  await expect(teacher.page.getByRole('heading', { level: 1 })).toContainText('Bonjour');
  const planner = await Teacher.signIn(place.ready.url, {
    username: `sylvie.martin@${uai.toLowerCase()}`,
    password: passphrase,
  });
  const { group } = await planner.group();
  await planner.plan('Première leçon', group.groupId, hoursNow(planner.zone));
  await teacher.page.reload();
  await teacher.page
    .getByRole('button', { name: /^Ouvrir/ })
    .first()
    .click();
  await isInside(teacher);

  const pupil = await comes('Maëlys', { size: 'tablet' });
  await pupil.page.goto(`/connexion#carte:${card.username}`);
  await expect(pupil.page.getByLabel('Identifiant')).toHaveValue(card.username);
  await pupil.page.getByLabel('Mot de passe', { exact: true }).fill(card.password);
  await pupil.press('Se connecter');
  await expect(pupil.page.getByRole('heading', { level: 1, name: 'Mes cours' })).toBeVisible();
  await expect(pupil.page.getByRole('link', { name: 'Mes classes' })).toHaveCount(0);
  await look(pupil, 'mes-cours', testInfo);
  await pupil.press('Aller à la porte de Première leçon');
  await pupil.press('Frapper à la porte');
  await teacher.press('Faire entrer Éluard Maëlys');
  await isInside(pupil);
  await look(pupil, 'classe-par-carte', testInfo);
});
