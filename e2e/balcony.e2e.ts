import { listedName } from '../src/school/contract/names.ts';
import { barOf, openClass, turnOn } from './support/class.ts';
import { hears, hearsNothing, hearsOnly } from './support/expect-media.ts';
import { look } from './support/look.ts';
import type { Person } from './support/person.ts';
import { expect, test } from './support/test.ts';

// Four browsers under load, five states looked at in three sizes.
test.slow();

const bannerOf = ({ page }: Person) => page.getByRole('main');
const buttonOf = ({ page }: Person, name: string) =>
  barOf(page).getByRole('button', { name, exact: true });

async function openTool(host: Person, name: string): Promise<void> {
  await host.page.getByRole('button', { name: 'Outils', exact: true }).click();
  await host.page.getByRole('menuitem', { name }).click();
}

/** Goes to a breakout by one’s own choice. */
async function choose(person: Person, number: 1 | 2): Promise<void> {
  await bannerOf(person)
    .getByRole('group', { name: 'Atelier', exact: true })
    .getByRole('button', { name: `Atelier ${number},` })
    .click();
  await expect(bannerOf(person).getByText(`Tu es dans l’atelier ${number}.`)).toBeVisible();
}

test('pupils choose breakouts that have so many places; a teacher listens from the balcony, and goes where a hand is up', async ({
  teacher,
  comes,
}, testInfo) => {
  const {
    teacher: host,
    pupils: [zoe, hugo, lea],
    people,
  } = await openClass(teacher, comes, 'Ateliers, balcon', {
    host: { tone: 440 },
    pupils: [{ tone: 660 }, { size: 'phone' }, { size: 'tablet', tone: 880 }],
  });
  if (!zoe || !hugo || !lea) throw new Error('nobody came');
  const [, hugoName, leaName] = people.map(({ name }) => listedName(name));
  for (const person of [host, zoe, lea]) await turnOn(person, 'Micro');
  await hears(hugo, 440);
  const panel = host.page.getByRole('complementary', { name: 'Ateliers' });

  await test.step('a plan that is kept says that pupils choose, and among how many places', async () => {
    const choosing = panel.getByLabel(/Les élèves choisissent leur atelier/);
    const seats = panel.getByLabel('Places par atelier');
    await openTool(host, 'Ateliers…');
    await choosing.check();
    await seats.selectOption('2');
    await look(host, 'ateliers-places', testInfo);
    await panel.getByRole('button', { name: 'Garder cette répartition' }).click();
    await panel.getByLabel('Nom du plan').fill('Au choix');
    await panel.getByRole('button', { name: 'Garder', exact: true }).click();
    await seats.selectOption('1');
    await choosing.uncheck();
    await expect(seats).toBeHidden();
    await panel.getByRole('button', { name: 'Au choix', exact: true }).click();
    await expect(choosing).toBeChecked();
    await expect(seats).toHaveValue('2');
  });

  await test.step('a breakout that is full is no choice any more', async () => {
    await panel.getByRole('button', { name: 'Ouvrir les ateliers' }).click();
    await choose(zoe, 1);
    await choose(hugo, 1);
    const full = bannerOf(lea).getByRole('button', { name: 'Atelier 1, complet' });
    await expect(full).toBeDisabled();
    await look(lea, 'atelier-complet', testInfo);
    await choose(lea, 2);
    await expect(panel.getByText('2 sur 2')).toBeVisible();
    await hearsOnly(hugo, 660);
  });

  await test.step('from the balcony the teacher hears and is not heard, and the pupils know', async () => {
    await panel.getByRole('button', { name: /Écouter depuis le balcon\s: atelier 1/ }).click();
    await expect(bannerOf(host).getByText(/Vous écoutez l’atelier 1/)).toBeVisible();
    for (const one of [zoe, hugo])
      await expect(bannerOf(one).getByText(/vous écoute depuis le balcon\./)).toBeVisible();
    await expect(bannerOf(lea).getByText(/vous écoute/)).toBeHidden();
    await hearsOnly(host, 660);
    await hearsOnly(hugo, 660);
    await hearsNothing(zoe);
    await expect(buttonOf(host, 'Micro')).toBeHidden();
    await expect(host.page.getByText(/ne permet pas le micro/)).toBeHidden();
    await look(host, 'ateliers-balcon', testInfo);
    await look(hugo, 'atelier-ecoute', testInfo);
  });

  await test.step('hands have an order in each breakout, and lead the teacher there', async () => {
    await buttonOf(lea, 'Main').click();
    await expect(buttonOf(lea, 'Main')).toContainText('1');
    await buttonOf(hugo, 'Main').click();
    await expect(buttonOf(hugo, 'Main')).toContainText('1');
    await host.press('Personnes');
    const hands = host.page.getByRole('region', { name: '2 mains levées' });
    await expect(hands.getByRole('listitem')).toContainText([leaName ?? '', hugoName ?? '']);
    await look(host, 'ateliers-mains', testInfo);
    await hands.getByRole('button', { name: `Atelier 2\u00a0: y passer, pour ${leaName}` }).click();
    await expect(bannerOf(host).getByText(/Vous êtes dans l’atelier 2/)).toBeVisible();
    await hearsOnly(host, 880);
    await expect(bannerOf(zoe).getByText(/vous écoute/)).toBeHidden();
  });

  await test.step('nobody is un-muted by coming down; then the teacher is heard, there alone', async () => {
    await expect(buttonOf(host, 'Micro')).toHaveAttribute('aria-pressed', 'false');
    await hearsNothing(lea);
    await turnOn(host, 'Micro');
    await hearsOnly(lea, 440);
    await hearsOnly(hugo, 660);
  });
});
