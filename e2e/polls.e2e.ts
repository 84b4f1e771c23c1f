import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { openClass } from './support/class.ts';
import { look } from './support/look.ts';
import type { Person } from './support/person.ts';
import { expect, test } from './support/test.ts';

const tools = ({ page }: Person) => page.getByRole('button', { name: 'Outils', exact: true });
const panelOf = ({ page }: Person) => page.getByRole('complementary', { name: 'Sondages' });
const cardOf = ({ page }: Person) => page.getByRole('region', { name: 'Sondage', exact: true });
const press = (within: ReturnType<typeof cardOf>, name: string) =>
  within.getByRole('button', { name, exact: true }).click();

/** The card takes the place of nothing: no picture lies under it. */
async function coversNoFace(page: Page): Promise<void> {
  const card = await page.getByRole('region', { name: 'Sondage', exact: true }).boundingBox();
  if (!card) throw new Error('The card is not there.');
  const tiles = page.getByRole('main').locator('figure, video');
  for (const tile of await tiles.all()) {
    const box = await tile.boundingBox();
    if (box)
      expect(box.y, 'a picture lies below the card').toBeGreaterThanOrEqual(
        card.y + card.height - 1,
      );
  }
}

test('a class is asked, answers in one press, and sees what came out when the teacher wants', async ({
  teacher,
  comes,
}, testInfo) => {
  test.setTimeout(300_000);
  const {
    teacher: host,
    pupils,
    people,
  } = await openClass(teacher, comes, 'Sondages', {
    host: {},
    pupils: [{}, { size: 'phone' }, {}],
  });
  const [zoe, hugo, ana] = pupils;
  const [first] = people;
  if (!zoe || !hugo || !ana || !first) throw new Error('nobody came');

  await test.step('two presses ask everybody; one press answers', async () => {
    await tools(host).click();
    await host.page.getByRole('menuitem', { name: 'Sondage : oui ou non ?' }).click();
    for (const pupil of [zoe, hugo]) {
      await expect(cardOf(pupil)).toBeVisible();
      await expect(cardOf(pupil)).toContainText('Avec ton nom.');
      await coversNoFace(pupil.page);
    }
    await look(hugo, 'sondage-eleve-telephone', testInfo);
    await press(cardOf(zoe), 'Oui');
    await press(cardOf(hugo), 'Non');
    await expect(cardOf(zoe)).toContainText('Ta réponse est enregistrée.');
    await expect(panelOf(host)).toContainText('2 sur 3');
    await expect(panelOf(host)).toContainText('1 · 50 %');
    await expect(cardOf(zoe)).not.toContainText('50 %');
  });

  await test.step('one changes one’s mind; a reload finds it all again', async () => {
    await press(cardOf(hugo), 'Oui');
    await expect(panelOf(host)).toContainText('2 · 100 %');
    await hugo.page.reload();
    await expect(cardOf(hugo).getByRole('button', { name: 'Oui' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await panelOf(host).getByText('Qui a répondu quoi').click();
    await expect(
      panelOf(host).getByRole('row', { name: new RegExp(first.name.family) }),
    ).toContainText('Oui');
    await look(host, 'sondage-professeur-ouvert', testInfo);
  });

  await test.step('closed, it is taken from the pupils; shown, they all see it without names', async () => {
    await press(panelOf(host), 'Clore le sondage');
    await expect(cardOf(zoe)).toBeHidden();
    await press(panelOf(host), 'Montrer à la classe');
    for (const pupil of [zoe, hugo, ana]) {
      await expect(cardOf(pupil)).toContainText('2 · 100 %');
      await expect(cardOf(pupil)).not.toContainText(first.name.family);
    }
    await look(zoe, 'sondage-resultat-eleve', testInfo);
    await press(cardOf(zoe), 'Fermer le résultat');
    await expect(cardOf(zoe)).toBeHidden();
  });

  await test.step('the teacher takes it out as a spreadsheet', async () => {
    const downloading = host.page.waitForEvent('download');
    await press(panelOf(host), 'Exporter (CSV)');
    const csv = readFileSync(await (await downloading).path(), 'utf8');
    expect(csv).toContain(`${first.name.family};${first.name.given};Oui`);
    await press(panelOf(host), 'Ne plus montrer');
    await expect(cardOf(hugo)).toBeHidden();
  });

  await test.step('by the keyboard: an anonymous question in words, answered once', async () => {
    const panel = panelOf(host);
    await panel.getByRole('radio', { name: 'Anonymes' }).check();
    await panel.getByRole('radio', { name: 'Réponse libre' }).check();
    await panel.getByRole('textbox', { name: 'Question' }).fill('Qu’est-ce qui reste flou ?');
    await look(host, 'sondage-question', testInfo);
    await panel.getByRole('button', { name: 'Poser la question' }).press('Enter');
    await expect(cardOf(zoe)).toContainText('Sans ton nom.');
    await look(zoe, 'sondage-eleve-anonyme', testInfo);
    await zoe.page.keyboard.press('Tab');
    for (const [pupil, text] of [
      [zoe, 'Les fractions'],
      [hugo, 'Rien <b>du tout</b>'],
      [ana, 'Le dernier exercice'],
    ] as const) {
      const field = cardOf(pupil).getByRole('textbox', { name: /Ta réponse/ });
      await field.focus();
      await pupil.page.keyboard.type(text);
      await pupil.page.keyboard.press('Tab');
      await pupil.page.keyboard.press('Enter');
      await expect(cardOf(pupil)).toContainText('Ta réponse est comptée.');
      await expect(cardOf(pupil).getByRole('textbox')).toHaveCount(0);
    }
    await expect(panel).toContainText('3 sur 3');
    await expect(panel).not.toContainText('Les fractions');
    await look(host, 'sondage-professeur-anonyme', testInfo);
    await press(panel, 'Clore le sondage');
    for (const text of ['Les fractions', 'Rien <b>du tout</b>', 'Le dernier exercice'])
      await expect(panel.getByText(text, { exact: true })).toBeVisible();
    await expect(panel.locator('summary')).toHaveCount(1);
  });

  await test.step('an answer is taken away before all is shown', async () => {
    const panel = panelOf(host);
    await panel.getByRole('button', { name: /Effacer la réponse « Rien/ }).click();
    await panel.getByRole('button', { name: 'Effacer', exact: true }).click();
    await expect(panel.getByText('Rien <b>du tout</b>', { exact: true })).toHaveCount(0);
    await panel.getByRole('button', { name: 'Montrer à la classe' }).first().click();
    await expect(cardOf(ana)).toContainText('Les fractions');
    await expect(cardOf(ana)).not.toContainText('Rien');
    await look(host, 'sondage-professeur-clos', testInfo);
  });

  await test.step('under « Calme », several choices are asked and answered', async () => {
    await host.page.getByRole('button', { name: 'Calme', exact: true }).click();
    const panel = panelOf(host);
    await panel.getByRole('radio', { name: 'Nominatives' }).check();
    await panel.getByRole('radio', { name: 'Plusieurs choix' }).check();
    await panel.getByRole('textbox', { name: 'Question' }).fill('Quels nombres sont premiers ?');
    await panel.getByRole('textbox', { name: 'Choix 1' }).fill('7');
    await panel.getByRole('textbox', { name: 'Choix 2' }).fill('9');
    await press(panel, 'Ajouter un choix');
    await panel.getByRole('textbox', { name: 'Choix 3' }).fill('11');
    await press(panel, 'Poser la question');
    await press(cardOf(hugo), '7');
    await press(cardOf(hugo), '11');
    await look(hugo, 'sondage-plusieurs-telephone', testInfo);
    await press(cardOf(hugo), 'Envoyer ma réponse');
    await expect(panel).toContainText('1 sur 3');
    await press(cardOf(hugo), 'Réduire le sondage');
    await expect(cardOf(hugo)).toBeHidden();
    await hugo.page.getByRole('button', { name: 'Revoir le sondage' }).click();
    await expect(cardOf(hugo)).toBeVisible();
  });

  await test.step('once the lesson is over, the teacher finds it all from the week, and takes one away', async () => {
    const { page } = host;
    await press(panelOf(host), 'Clore le sondage');
    await host.press('Finir');
    await host.press('Finir pour tout le monde');
    await expect(page).toHaveURL(/\/semaine/);
    const row = page.getByRole('listitem').filter({ hasText: 'Terminé' });
    await row.getByRole('link', { name: 'Sondages' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Sondages ·');
    const asked = page.getByRole('article', { name: 'Quels nombres sont premiers ?' });
    await expect(asked).toContainText('1 · 100 %');
    await asked.getByText('Qui a répondu quoi').click();
    await expect(asked.getByRole('row', { name: /7, 11/ })).toBeVisible();
    await look(host, 'sondages-relus', testInfo);
    const downloading = page.waitForEvent('download');
    await press(asked, 'Exporter (CSV)');
    const csv = readFileSync(await (await downloading).path(), 'utf8');
    expect(csv).toContain('7 ; 11');
    await press(asked, 'Supprimer…');
    await look(host, 'sondages-relus-supprimer', testInfo);
    await press(asked, 'Effacer');
    await expect(asked).toHaveCount(0);
    await expect(page.getByRole('article', { name: 'Oui ou non ?' })).toContainText('2 · 100 %');
  });
});
