import type { Locator } from '@playwright/test';
import { admit } from '../src/live/contract/routes.ts';
import { placeSeats } from '../src/live/contract/breakout-routes.ts';
import { barOf, isInside, knockAt, linkOf, openClass, pupilAt, turnOn } from './support/class.ts';
import { ask } from './support/database.ts';
import { hears, hearsNothing, hearsOnly } from './support/expect-media.ts';
import { look } from './support/look.ts';
import type { Person } from './support/person.ts';
import { calledName, listedName } from '../src/school/contract/names.ts';
import { expect, test } from './support/test.ts';

const panelOf = ({ page }: Person) => page.getByRole('complementary', { name: 'Ateliers' });
const bannerOf = ({ page }: Person) => page.getByRole('main');
const tile = ({ page }: Person, name: string) => page.locator('figure').filter({ hasText: name });

/** Takes something with the mouse and lets it go elsewhere; a page sees what is dragged over it from the second move on. */
async function drag({ page }: Person, from: Locator, to: Locator): Promise<void> {
  await from.hover();
  await page.mouse.down();
  await to.hover();
  await to.hover({ position: { x: 4, y: 4 } });
  await page.mouse.up();
}

async function openTool(host: Person, name: string): Promise<void> {
  await host.page.getByRole('button', { name: 'Outils', exact: true }).click();
  await host.page.getByRole('menuitem', { name }).click();
}

test('a class works in breakouts: led, helped, visited, and called back', async ({
  place,
  teacher,
  comes,
}, testInfo) => {
  // Six people, ten states looked at in three sizes.
  test.setTimeout(600_000);
  const {
    teacher: host,
    pupils: [zoe, hugo, lea, tom],
    people,
    lesson,
    seatId,
  } = await openClass(teacher, comes, 'Ateliers', {
    host: { tone: 440 },
    pupils: [{ tone: 660 }, { size: 'phone' }, { tone: 880 }, { size: 'tablet' }],
  });
  if (!zoe || !hugo || !lea || !tom) throw new Error('nobody came');
  const [zoeName, hugoName, leaName, tomName] = people.map(({ name }) => name);
  if (!zoeName || !hugoName || !leaName || !tomName) throw new Error('nobody came');
  await turnOn(host, 'Micro');
  for (const speaker of [zoe, lea]) await turnOn(speaker, 'Micro');
  await hears(hugo, 440);
  const panel = panelOf(host);

  await test.step('a teacher deals the class by chance, then changes it by hand, by the keyboard', async () => {
    await openTool(host, 'Ateliers…');
    await expect(panel.getByText('Placez au moins une personne.')).toBeVisible();
    await panel.getByRole('button', { name: 'Répartir au hasard' }).click();
    await expect(panel.getByText('4 personnes placées')).toBeVisible();
    await panel.getByLabel('Nombre d’ateliers').selectOption('1');
    await panel.getByRole('button', { name: 'Répartir les présents de l’appel' }).click();
    await expect(panel.getByText('4 personnes placées')).toBeVisible();
    await panel.getByLabel('Nombre d’ateliers').selectOption('2');
    const rooms = panel.getByRole('list', { name: 'Nombre de personnes par salle' });
    const rowOf = (name: string) =>
      panel.getByRole('listitem').filter({ has: host.page.getByLabel(name, { exact: true }) });
    await drag(
      host,
      rowOf(listedName(zoeName)).getByText(listedName(zoeName), { exact: true }),
      rooms.getByText('Atelier 2'),
    );
    await expect(panel.getByLabel(listedName(zoeName)).locator('option:checked')).toHaveText(
      'Atelier 2',
    );
    for (const [name, choice] of [
      [zoeName, 'Atelier 1'],
      [hugoName, 'Atelier 1'],
      [leaName, 'Atelier 2'],
      [tomName, 'Atelier 2'],
    ] as const) {
      const select = panel.getByLabel(listedName(name), { exact: true });
      await select.focus();
      await host.page.keyboard.type(choice);
      await expect(select.locator('option:checked')).toHaveText(choice);
    }
    await panel.getByLabel('Durée').selectOption('30 min');
    await panel.getByRole('button', { name: 'Garder cette répartition' }).click();
    await panel.getByLabel('Nom du plan').fill('Binômes');
    await panel.getByRole('button', { name: 'Garder', exact: true }).click();
    await expect(panel.getByRole('button', { name: 'Binômes', exact: true })).toBeVisible();
    await look(host, 'ateliers-preparer', testInfo);
  });

  await test.step('opened, each breakout sees and hears its own people only', async () => {
    const since = Date.now();
    await panel.getByRole('button', { name: 'Ouvrir les ateliers' }).click();
    await expect(bannerOf(hugo).getByText('Tu es dans l’atelier 1.')).toBeVisible();
    await hearsOnly(hugo, 660);
    console.log(`    in a breakout and hearing after ${Date.now() - since} ms`);
    await Promise.all([
      hearsOnly(tom, 880),
      ...[host, zoe, lea].map((speaker) => hearsNothing(speaker)),
    ]);
    // On a phone, what finds no place in the bar is under « Plus ».
    await hugo.press('Plus');
    await hugo.press('Personnes', 'menuitem');
    const list = hugo.page.getByRole('complementary', { name: 'Personnes' });
    await expect(list.getByText(listedName(zoeName))).toBeVisible();
    await expect(list.getByText(listedName(leaName))).toBeHidden();
    await look(hugo, 'atelier-eleve-personnes', testInfo);
    await hugo.page.keyboard.press('Escape');
    await look(hugo, 'atelier-eleve', testInfo);
    await expect(panel.getByText(/^Encore \d+:\d\d$/)).toBeVisible();
    await look(host, 'ateliers-ouverts', testInfo);
  });

  await test.step('a call for help is seen by the teacher, who goes there and is heard', async () => {
    await hugo.press('Appeler le professeur');
    await expect(
      hugo.page.getByText('Ton professeur sait que ton atelier l’appelle'),
    ).toBeVisible();
    await expect(bannerOf(host).getByText('L’atelier 1 vous appelle.')).toBeVisible();
    await look(host, 'ateliers-appel', testInfo);
    await bannerOf(host).getByRole('button', { name: 'Y passer' }).click();
    await expect(bannerOf(host).getByText(/Vous êtes dans l’atelier 1/)).toBeVisible();
    await Promise.all([hearsOnly(host, 660), hearsOnly(zoe, 440), hearsOnly(tom, 880)]);
    await expect(hugo.page.getByText(/Tu es dans l’atelier 1, avec/)).toBeVisible();
    await look(host, 'ateliers-visite', testInfo);
  });

  await test.step('« Calme » holds in every breakout', async () => {
    const calm = host.page.getByRole('button', { name: 'Calme', exact: true });
    await calm.click();
    for (const speaker of [zoe, lea])
      await expect(
        barOf(speaker.page).getByRole('button', { name: 'Micro', exact: true }),
      ).toBeHidden();
    await hearsNothing(tom);
    await calm.click();
    for (const speaker of [zoe, lea]) await turnOn(speaker, 'Micro');
    await hears(tom, 880);
  });

  await test.step('back in the main room; somebody is moved live, and is there after a reload', async () => {
    await host.press('Revenir dans la salle principale');
    await hearsNothing(host);
    // The list moves as the teacher leaves it.
    await expect(bannerOf(host).getByText(/Vous êtes dans l’atelier/)).toBeHidden();
    await drag(
      host,
      panel.getByText(listedName(hugoName), { exact: true }),
      panel.getByRole('heading', { name: /^Atelier 2/ }),
    );
    await expect(bannerOf(hugo).getByText('Tu es dans l’atelier 2.')).toBeVisible();
    await hearsOnly(hugo, 880);
    await expect(tile(hugo, calledName(leaName).split(' ')[0] ?? '').first()).toBeVisible();
    await hugo.page.reload();
    await isInside(hugo);
    await expect(bannerOf(hugo).getByText('Tu es dans l’atelier 2.')).toBeVisible();
    await hearsOnly(hugo, 880);
  });

  await test.step('who comes late waits in the main room, until the teacher says where', async () => {
    const pupil = pupilAt(lesson, 4);
    const late = await comes(calledName(pupil.name), {});
    await knockAt(late, linkOf(lesson, pupil));
    await teacher.caller.call(admit, { params: { seatId }, body: { seatIds: null } });
    await isInside(late);
    await expect(bannerOf(late).getByText(/Les autres sont en atelier/)).toBeVisible();
    await hearsOnly(late, 440);
    await look(late, 'atelier-arrive-en-retard', testInfo);
    await panel.getByRole('button', { name: `Actions pour ${listedName(pupil.name)}` }).click();
    await host.page.getByRole('menuitem', { name: 'Vers l’atelier 1' }).click();
    await expect(bannerOf(late).getByText('Tu es dans l’atelier 1.')).toBeVisible();
    await hearsOnly(late, 660);
    await late.go();
  });

  await test.step('who was taken out of a breakout does not come back alone, by no way', async () => {
    await panel.getByRole('button', { name: `Actions pour ${listedName(hugoName)}` }).click();
    await host.page.getByRole('menuitem', { name: 'Vers la salle principale' }).click();
    await hearsOnly(hugo, 440);
    await hugo.page.reload();
    await isInside(hugo);
    await expect(bannerOf(hugo).getByText(/Les autres sont en atelier/)).toBeVisible();
    hugo.watch.expect(/status of 403/);
    const own = new URL(hugo.page.url()).pathname.split('/').at(-1) ?? '';
    const answer = await hugo.page.evaluate(
      async ([path, body]) => {
        const reply = await fetch(path ?? '', {
          method: 'POST',
          headers: { 'x-preau': '1', 'content-type': 'application/json' },
          body: body ?? '',
        });
        return reply.status;
      },
      [
        placeSeats.path.replace(':seatId', own),
        JSON.stringify({ seatIds: [own], breakoutId: null }),
      ],
    );
    expect(answer).toBe(403);
    await hearsOnly(hugo, 440);
    await panel.getByRole('button', { name: `Actions pour ${listedName(hugoName)}` }).click();
    await host.page.getByRole('menuitem', { name: 'Vers l’atelier 2' }).click();
    await hearsOnly(hugo, 880);
  });

  await test.step('a message to all reaches every breakout', async () => {
    await panel.getByRole('button', { name: 'Écrire à tous les ateliers' }).click();
    const messages = host.page.getByRole('complementary', { name: 'Messages' });
    await messages.getByRole('textbox', { name: 'Message' }).fill('Encore une minute.');
    await host.page.keyboard.press('Enter');
    for (const one of [zoe, hugo]) {
      await barOf(one.page).getByRole('button', { name: 'Messages', exact: true }).click();
      const read = one.page.getByRole('complementary', { name: 'Messages' });
      await expect(read.getByText('Encore une minute.')).toBeVisible();
      await one.press('Fermer les messages');
    }
  });

  await test.step('who is excluded is out of the breakout at once', async () => {
    await openTool(host, 'Ateliers…');
    await host.press('Personnes');
    await host.page.getByRole('button', { name: `Actions pour ${listedName(tomName)}` }).click();
    await host.page.getByRole('menuitem', { name: 'Exclure du cours…' }).click();
    for (const one of [tom, host]) one.watch.expect(/status of 40[134]/, /WebSocket connection/);
    await host.page
      .getByRole('dialog')
      .getByRole('button', { name: `Exclure ${calledName(tomName)}` })
      .click();
    await expect(barOf(tom.page)).toBeHidden();
    await hearsNothing(tom);
  });

  await test.step('the last minute is told, then everybody comes back by themselves', async () => {
    await openTool(host, 'Ateliers…');
    await panel.getByRole('button', { name: 'Changer la durée' }).click();
    await host.page.getByRole('menuitem', { name: 'Finir dans 1 min' }).click();
    await expect(hugo.page.getByText(/Bientôt fini/)).toBeVisible();
    await look(hugo, 'atelier-bientot-fini', testInfo);
    // The minute is not waited for: its end comes now.
    await ask(place, 'update breakouts set ends_at = now() where ends_at > now()');
    // It is said for some seconds only: waited for from now on, whatever else takes time.
    await expect(bannerOf(hugo).getByText(/de retour dans la salle principale/)).toBeVisible({
      timeout: 90_000,
    });
    await Promise.all([hears(hugo, 440), hears(zoe, 880), hears(host, 660)]);
    await expect(panel.getByRole('button', { name: 'Ouvrir les ateliers' })).toBeVisible();
    await panel.getByRole('button', { name: 'Binômes', exact: true }).click();
    await expect(panel.getByText('1 personne n’est pas là.')).toBeVisible();
    await expect(panel.getByText(/^3 personnes placées/)).toBeVisible();
    await look(host, 'ateliers-plan-repris', testInfo);
  });

  await test.step('pupils choose their breakout themselves, and come to hear it', async () => {
    for (const name of [zoeName, hugoName, leaName])
      await panel.getByLabel(listedName(name), { exact: true }).selectOption('Salle principale');
    await panel.getByLabel(/Les élèves choisissent leur atelier/).check();
    await expect(panel.getByText('Chacun choisira son atelier.')).toBeVisible();
    await panel.getByRole('button', { name: 'Ouvrir les ateliers' }).click();
    await expect(bannerOf(hugo).getByText('Choisis ton atelier.')).toBeVisible();
    await look(hugo, 'atelier-choisir', testInfo);
    for (const [person, choice] of [
      [zoe, 'Atelier 2'],
      [hugo, 'Atelier 2'],
      [lea, 'Atelier 1'],
    ] as const) {
      await bannerOf(person)
        .getByRole('button', { name: `${choice},` })
        .click();
      await expect(
        bannerOf(person).getByText(`Tu es dans l’${choice.toLowerCase()}.`),
      ).toBeVisible();
    }
    await Promise.all([hearsOnly(hugo, 660), hearsNothing(lea)]);
    await host.press('Fermer tous les ateliers');
    await look(host, 'ateliers-fermer', testInfo);
    await host.press('Fermer tout');
    await hears(hugo, 440);
  });
});
