import type { Page } from '@playwright/test';
import { calledName } from '../src/school/contract/names.ts';
import { barOf, openClass } from './support/class.ts';
import { credentialsOf } from './support/demonstration.ts';
import { look } from './support/look.ts';
import type { Person } from './support/person.ts';
import { expect, test } from './support/test.ts';

const button = (page: Page) => barOf(page).getByRole('button', { name: 'Messages', exact: true });
const panelOf = ({ page }: Person) => page.getByRole('complementary', { name: 'Messages' });
const said = (person: Person, text: string) => panelOf(person).getByText(text, { exact: true });

async function open(person: Person): Promise<void> {
  await button(person.page).click();
  await expect(panelOf(person)).toBeVisible();
}

/** Writes as people do: the text, then Enter. */
async function write(person: Person, text: string): Promise<void> {
  const field = panelOf(person).getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  await field.press('Enter');
  await expect(field).toHaveValue('');
}

/** Counts the sounds that the page itself plays from now on. */
async function countSounds(page: Page): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle(() => {
    const counted = { sounds: 0 };
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when?: number) {
      counted.sounds += 1;
      start.call(this, when);
    };
    return counted;
  });
  return () => counter.evaluate(({ sounds }) => sounds);
}

test('one sees who will read before writing, and nobody else reads it', async ({
  place,
  teacher,
  comes,
}, testInfo) => {
  test.setTimeout(240_000);
  const {
    teacher: host,
    pupils: [zoe, hugo],
    people,
  } = await openClass(teacher, comes, 'Messages', {
    host: {},
    pupils: [{}, { size: 'phone' }],
  });
  const [zoeName] = people;
  if (!zoe || !hugo || !zoeName) throw new Error('nobody came');

  await test.step('a message to all is counted where it is closed, and read where it is open', async () => {
    await open(host);
    await look(host, 'messages-vides-professeur', testInfo);
    await hugo.press('Plus');
    await hugo.press('Entendre les messages', 'menuitem');
    const [heard, unheard] = [await countSounds(hugo.page), await countSounds(zoe.page)];
    await expect(panelOf(host).getByLabel('Qui lira')).toHaveValue('all');
    // What is said before the page of a pupil is whole is unread, and not said aloud.
    for (const { page } of [zoe, hugo]) await expect(page.getByRole('log')).toHaveCount(2);
    await write(host, 'Bonjour à tous. La page est https://exemple.fr/page.');
    for (const pupil of [zoe, hugo]) {
      await expect(button(pupil.page)).toContainText('1');
      await expect(
        pupil.page
          .getByRole('log')
          .getByText(/Bonjour à tous/)
          .first(),
      ).toBeAttached();
    }
    // One who asked to hears it; a class of thirty does not ring by itself.
    await expect.poll(heard).toBe(1);
    expect(await unheard()).toBe(0);
    await look(hugo, 'messages-non-lus', testInfo);
    await open(zoe);
    await expect(panelOf(zoe).getByText(/Bonjour à tous/)).toBeVisible();
    await expect(panelOf(zoe).getByText('à toute la classe')).toBeVisible();
    await expect(panelOf(zoe).getByRole('link')).toHaveAttribute('href', 'https://exemple.fr/page');
    await expect(button(zoe.page)).not.toContainText('1');
  });

  await test.step('a pupil writes to those who lead, and to nobody else', async () => {
    await expect(panelOf(zoe).getByText('Tes professeurs')).toBeVisible();
    const field = panelOf(zoe).getByRole('textbox', { name: 'Message' });
    zoe.watch.expect(/status of 422/);
    await field.fill('Je suis perdue <b>ici</b> https://exemple.fr');
    await field.press('Enter');
    await expect(panelOf(zoe).getByText('Les adresses ne partent pas d’ici')).toBeVisible();
    await look(zoe, 'messages-adresse-refusee', testInfo);
    await write(zoe, 'Je suis perdue <b>ici</b>');
    await expect(said(host, 'Je suis perdue <b>ici</b>')).toBeVisible();
    await expect(panelOf(host).getByRole('link')).toHaveCount(1);
  });

  await test.step('a teacher answers that pupil alone', async () => {
    const readers = panelOf(host).getByLabel('Qui lira');
    await readers.selectOption(calledName(zoeName.name));
    await expect(panelOf(host).getByText(/Lu aussi par/)).toBeVisible();
    await write(host, 'Page 12, en bas.');
    await expect(said(zoe, 'Page 12, en bas.')).toBeVisible();
    await expect(panelOf(zoe).getByText('à toi et aux professeurs')).toBeVisible();
    await look(host, 'messages-professeur', testInfo);
    await look(zoe, 'messages-eleve', testInfo);
    await open(hugo);
    await expect(panelOf(hugo).getByText(/Bonjour à tous/)).toBeVisible();
    await expect(panelOf(hugo).getByText(/perdue|Page 12/)).toHaveCount(0);
    await look(hugo, 'messages-telephone', testInfo);
  });

  await test.step('a message that is taken away is gone from every page', async () => {
    const first = panelOf(host).getByRole('article').filter({ hasText: 'Bonjour à tous' });
    await first.getByRole('button', { name: /^Effacer le message/ }).click();
    await first.getByRole('button', { name: 'Effacer', exact: true }).click();
    for (const person of [host, zoe, hugo])
      await expect(panelOf(person).getByText(/Bonjour à tous/)).toHaveCount(0);
  });

  await test.step('who leads sets what holds for the class, and keeps the messages', async () => {
    await panelOf(host).getByText('Réglages', { exact: true }).click();
    await panelOf(host)
      .getByRole('switch', { name: 'Les élèves peuvent envoyer des liens' })
      .press(' ');
    await look(host, 'messages-reglages', testInfo);
    const kept = host.page.waitForEvent('download');
    await panelOf(host)
      .getByRole('button', { name: /^Exporter/ })
      .click();
    expect((await kept).suggestedFilename()).toBe('messages.csv');
    await write(zoe, 'https://exemple.fr/zoe');
    await expect(panelOf(host).getByRole('link', { name: 'https://exemple.fr/zoe' })).toBeVisible();
    await panelOf(host).getByText('Réglages', { exact: true }).click();
  });

  await test.step('a message that hurts is reported, and the head reads it though it is gone', async () => {
    await write(host, 'Un mot de trop');
    const there = panelOf(zoe).getByRole('article').filter({ hasText: 'Un mot de trop' });
    await there.getByRole('button', { name: /^Signaler le message/ }).click();
    await look(zoe, 'messages-signaler', testInfo);
    await there.getByRole('button', { name: 'Signaler', exact: true }).click();
    await expect(there.getByText('Signalé à la direction.')).toBeVisible();
    const same = panelOf(host).getByRole('article').filter({ hasText: 'Un mot de trop' });
    await expect(same.getByText('Signalé', { exact: true })).toBeVisible();
    await same.getByRole('button', { name: /^Effacer le message/ }).click();
    await same.getByRole('button', { name: 'Effacer', exact: true }).click();
    await expect(there).toHaveCount(0);

    const head = await comes('Principale');
    await head.signIn(credentialsOf(place, 'benali'));
    await head.page.goto('/signalements');
    await expect(head.page.getByText('À lire').first()).toBeVisible();
    await expect(head.page.getByText('Un mot de trop')).toHaveCount(0);
    await look(head, 'signalements', testInfo);
    await head.press('Ouvrir');
    const dialog = head.page.getByRole('dialog', { name: 'Message signalé' });
    await expect(dialog.getByText('Un mot de trop')).toBeVisible();
    await expect(dialog.getByText('Le texte est celui qui a été signalé')).toBeVisible();
    await look(head, 'signalement-ouvert', testInfo);
    await dialog.getByRole('button', { name: 'Effacer…' }).click();
    await dialog.getByRole('button', { name: 'Effacer', exact: true }).click();
    await expect(head.page.getByText('Aucun signalement')).toBeVisible();
    await look(head, 'signalements-vides', testInfo);
  });

  await test.step('« Calme » holds messages back, and what was being written stays', async () => {
    await panelOf(zoe).getByRole('textbox', { name: 'Message' }).fill('Et ensuite ?');
    const calm = host.page.getByRole('button', { name: 'Calme', exact: true });
    await calm.click();
    await expect(panelOf(zoe).getByText(/est demandé.*on écrira/)).toBeVisible();
    await expect(panelOf(zoe).getByRole('textbox')).toHaveCount(0);
    await look(zoe, 'messages-calme', testInfo);
    await calm.click();
    await expect(panelOf(zoe).getByRole('textbox', { name: 'Message' })).toHaveValue(
      'Et ensuite ?',
    );
  });

  await test.step('by the keyboard alone: C opens, Enter sends, Escape closes', async () => {
    const field = panelOf(zoe).getByRole('textbox', { name: 'Message' });
    await field.press('Enter');
    await expect(said(host, 'Et ensuite ?')).toBeVisible();
    await field.press('Escape');
    await expect(panelOf(zoe)).toBeHidden();
    await zoe.page.keyboard.press('c');
    await expect(panelOf(zoe)).toBeVisible();
  });

  await test.step('all is taken away at once', async () => {
    await panelOf(host).getByRole('button', { name: 'Tout effacer…' }).click();
    await panelOf(host).getByRole('button', { name: 'Effacer', exact: true }).click();
    for (const person of [host, zoe])
      await expect(panelOf(person).getByRole('article')).toHaveCount(0);
  });
});
