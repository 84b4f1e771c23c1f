import { barOf, isInside, openClass } from './support/class.ts';
import { isAccessible } from './support/look.ts';
import type { Person } from './support/person.ts';
import { expect, test } from './support/test.ts';

test('the class is led with the keyboard alone', async ({ teacher, comes }) => {
  const { teacher: host, pupils } = await openClass(teacher, comes, 'Clavier', { pupils: [{}] });
  const [pupil] = pupils;
  if (!pupil) throw new Error('nobody came');
  const { keyboard } = host.page;
  const isOn = (name: string) =>
    expect(barOf(host.page).getByRole('button', { name, exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  const isOff = (name: string) =>
    expect(barOf(host.page).getByRole('button', { name, exact: true })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
  await host.page.locator('body').focus();
  await keyboard.press('m');
  await isOn('Micro');
  await keyboard.press('m');
  await isOff('Micro');
  await keyboard.down(' ');
  await isOn('Micro');
  // What the other keys do changes meanwhile: who talks is neither cut, nor left open.
  await keyboard.press('a');
  await isOn('Micro');
  await keyboard.up(' ');
  await isOff('Micro');
  await keyboard.press('v');
  await isOn('Caméra');
  await keyboard.press('?');
  await expect(host.page.getByRole('dialog', { name: 'Raccourcis du clavier' })).toBeVisible();
  await isAccessible(host, 'keys dialog');
  await keyboard.press('Escape');
  await expect(host.page.getByRole('dialog')).toHaveCount(0);
  const panel = host.page.getByRole('complementary', { name: 'Personnes' });
  await keyboard.press('p');
  await expect(panel).toHaveCount(0);
  await keyboard.press('p');
  await expect(panel).toBeVisible();
  await tabTo(host, /^Actions pour/);
  await keyboard.press('Enter');
  await expect(host.page.getByRole('menuitem', { name: 'Proposer de parler' })).toBeFocused();
  await keyboard.press('End');
  await expect(host.page.getByRole('menuitem', { name: 'Exclure du cours…' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(host.page.getByRole('dialog', { name: /^Exclure/ })).toBeVisible();
  await isAccessible(host, 'remove dialog');
  await keyboard.press('Escape');
  await tabTo(host, 'Finir');
  await keyboard.press('Enter');
  await tabTo(host, 'Finir pour tout le monde');
  await keyboard.press('Enter');
  await expect(host.page).toHaveURL(/\/semaine/);
  await expect(pupil.page.getByRole('heading', { name: 'Le cours est fini' })).toBeVisible();
});

test('a dialog about somebody who goes away closes, and gives the keys back', async ({
  teacher,
  comes,
}) => {
  const { teacher: host, pupils } = await openClass(teacher, comes, 'Parti', { pupils: [{}] });
  const [pupil] = pupils;
  if (!pupil) throw new Error('nobody came');
  const { page } = host;
  const panel = page.getByRole('complementary', { name: 'Personnes' });
  for (const [entry, dialog] of [
    ['Exclure du cours…', /^Exclure/],
    ['Ses droits…', /^Droits de/],
  ] as const) {
    await host.press(/^Actions pour/);
    await host.press(entry, 'menuitem');
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await pupil.press('Quitter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('p');
    await expect(panel).toHaveCount(0);
    await page.keyboard.press('p');
    await pupil.press('Frapper de nouveau');
    await host.press(/^Faire entrer/);
    await isInside(pupil);
    await expect(panel.getByRole('button', { name: /^Actions pour/ })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

/** Goes from control to control as the key Tab does, until this one has the focus. */
async function tabTo({ page }: Person, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const label = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused?.getAttribute('aria-label') ?? focused?.textContent?.trim() ?? '';
    });
    if (typeof name === 'string' ? label === name : name.test(label)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The key Tab never reaches ${name}.`);
}

test('signing in and opening the next class need no mouse', async ({ teacher, comes }) => {
  const lesson = await teacher.lesson('Au clavier');
  const host = await comes('Professeur');
  const { page } = host;
  await page.goto('/connexion');
  await tabToField(host, 'Identifiant');
  await page.keyboard.type(teacher.credentials.username);
  await tabToField(host, 'Mot de passe');
  await page.keyboard.type(teacher.credentials.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Bonjour/ })).toBeVisible();
  const seatId = await teacher.open(lesson);
  await page.goto(`/salle/${seatId}`);
  await isInside(host);
  await tabTo(host, 'Finir');
});

async function tabToField({ page }: Person, label: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  for (let presses = 0; presses < 20; presses += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The key Tab never reaches ${label}.`);
}
