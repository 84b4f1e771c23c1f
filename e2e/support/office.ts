import { fromBase32, stepAt, totpCode } from '../../src/identity/server/testing/totp.ts';
import type { Person } from './person.ts';
import { Preau } from './preau.ts';
import { expect, test as base } from './test.ts';

export const uai = '0750001U';
export const passphrase = 'une phrase assez longue';

/** A Préau that is nobody's demonstration: nobody is there before the first administrator. */
export const test = base.extend<object, { bare: Preau }>({
  bare: [
    async ({}, use) => {
      const preau = await Preau.start({
        PREAU_DEMO: '0',
        PREAU_LEGAL_NAME: 'Association des écoles en ligne',
        PREAU_LEGAL_ADDRESS: '1 rue de l’Exemple, 75000 Paris',
        PREAU_LEGAL_CONTACT: 'contact@ecoles.example',
        PREAU_LEGAL_PRIVACY_CONTACT: 'dpo@ecoles.example',
        PREAU_LEGAL_COUNTRY: 'France',
      });
      await use(preau);
      await preau.stop();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  place: async ({ bare }, use) => use(bare.place),
});

/** Makes the account that a one-time link is for; answers its whole username. */
export async function makeAccount(
  { page }: Person,
  link: string,
  username: string,
  onForm?: () => Promise<void>,
): Promise<string> {
  await page.goto(link);
  await expect(page.getByRole('button', { name: 'Continuer' })).toBeVisible();
  expect(page.url(), 'the code leaves the address').not.toContain('#');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Identifiant').fill(username);
  await page.getByLabel('Mot de passe', { exact: true }).fill(passphrase);
  await onForm?.();
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await expect(page.getByText('Votre compte est prêt')).toBeVisible();
  return page.getByRole('alert').locator('strong').last().innerText();
}

/** Writes a username and a password into the page of sign-in, and sends them. */
export async function writeCredentials(
  { page }: Person,
  username: string,
  password: string,
): Promise<void> {
  await page.getByLabel('Identifiant').fill(username);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

/** Sets codes by an app up, on the page that asks for it; leaves the backup codes on the screen, and answers them. */
export async function setCodesUp(
  person: Person,
  onSecret?: () => Promise<void>,
): Promise<string[]> {
  await person.press('Une application de codes sur mon téléphone');
  const secret = await person.page.locator('code').innerText();
  await onSecret?.();
  const code = totpCode(fromBase32(secret.replaceAll(' ', '')), stepAt(new Date()));
  await person.page.getByLabel('Code à six chiffres').fill(code);
  await person.press('Activer');
  await expect(person.page.getByText('Codes de secours')).toBeVisible();
  return person.page.getByText(/^[a-z0-9]{5}-[a-z0-9]{5}$/).allInnerTexts();
}
