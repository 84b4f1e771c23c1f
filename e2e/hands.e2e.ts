import type { Page } from '@playwright/test';
import { barOf, openClass, turnOn } from './support/class.ts';
import { hears } from './support/expect-media.ts';
import { look } from './support/look.ts';
import type { Person } from './support/person.ts';
import { expect, test } from './support/test.ts';

const handOf = ({ page }: Person) => barOf(page).getByRole('button', { name: 'Main', exact: true });
const listOf = (page: Page) => page.getByRole('region', { name: /main.? levée/ });
const upIn = (person: Person) =>
  person.page.getByRole('complementary', { name: 'Personnes' }).getByLabel(/^main levée, place/);

// Two browsers under load, seven states looked at in three sizes.
test.slow();

test('hands stand in order, outlive a reload, and the floor goes from one to the next', async ({
  teacher,
  comes,
}, testInfo) => {
  const {
    teacher: host,
    pupils: [zoe, hugo],
    people,
  } = await openClass(teacher, comes, 'Mains levées', {
    host: {},
    pupils: [{ tone: 660 }, { size: 'phone' }],
  });
  const [zoeName, hugoName] = people.map(({ name }) => `${name.family} ${name.given}`);
  if (!zoe || !hugo || !zoeName || !hugoName) throw new Error('nobody came');
  const names = listOf(host.page).getByRole('listitem');

  await test.step('by one press or one key, and everybody sees who was first', async () => {
    await handOf(hugo).click();
    await expect(handOf(hugo)).toHaveAttribute('aria-pressed', 'true');
    await zoe.page.keyboard.press('h');
    await expect(handOf(zoe)).toHaveAttribute('aria-pressed', 'true');
    await expect(handOf(zoe)).toContainText('2');
    await expect(names).toContainText([hugoName, zoeName]);
    await expect(upIn(zoe)).toHaveCount(2);
    await look(host, 'mains-professeur', testInfo);
    await look(hugo, 'mains-telephone', testInfo);
  });

  await test.step('a reload keeps the place', async () => {
    await hugo.page.reload();
    await expect(handOf(hugo)).toHaveAttribute('aria-pressed', 'true', { timeout: 30_000 });
    await host.page.reload();
    await expect(names).toContainText([hugoName, zoeName], { timeout: 30_000 });
  });

  await test.step('the first is asked to speak, alone decides, and the hand is down', async () => {
    await host.page.getByRole('button', { name: `Donner la parole à ${hugoName}` }).click();
    await expect(names).toContainText([zoeName]);
    await expect(hugo.page.getByText(/te propose de parler/)).toBeVisible();
    await expect(handOf(hugo)).toHaveAttribute('aria-pressed', 'false');
    await hugo.press('Non merci');
  });

  await test.step('during « Calme », who is given the floor is heard, and the others are not', async () => {
    await host.page.getByRole('button', { name: 'Calme', exact: true }).click();
    await expect(barOf(zoe.page).getByRole('button', { name: 'Micro', exact: true })).toBeHidden();
    await host.page.getByRole('button', { name: `Donner la parole à ${zoeName}` }).click();
    await expect(zoe.page.getByText(/t’a donné la parole/)).toBeVisible();
    await zoe.press('Oui, ouvrir');
    await hears(host, 660);
    await expect(host.page.getByText('a la parole')).toBeVisible();
    await expect(barOf(hugo.page).getByRole('button', { name: 'Micro', exact: true })).toBeHidden();
    await look(host, 'parole-professeur', testInfo);
    await host.press('Reprendre la parole');
    await expect(barOf(zoe.page).getByRole('button', { name: 'Micro', exact: true })).toBeHidden();
    await host.page.getByRole('button', { name: 'Calme', exact: true }).click();
    await turnOn(zoe, 'Micro');
  });

  await test.step('a call for help is seen by the teacher alone, who says when it is done', async () => {
    await hugo.press('Plus');
    await hugo.press('J’ai besoin d’aide', 'menuitem');
    const call = host.page.getByRole('region', { name: /besoin d’aide/ });
    await expect(call.getByRole('listitem')).toContainText([hugoName]);
    await expect(zoe.page.getByText(/besoin d’aide/)).toHaveCount(0);
    await look(host, 'aide-professeur', testInfo);
    await call.getByRole('button', { name: `C’est fait, ${hugoName} a été aidé` }).click();
    await expect(call).toBeHidden();
  });

  await test.step('all are lowered at once, and a hand goes with who leaves', async () => {
    await handOf(zoe).click();
    await handOf(hugo).click();
    await expect(names).toHaveCount(2);
    await host.press('Baisser toutes les mains');
    await expect(names).toHaveCount(0);
    await expect(handOf(zoe)).toHaveAttribute('aria-pressed', 'false');
    await handOf(zoe).click();
    await expect(names).toHaveCount(1);
    await zoe.press('Quitter');
    await expect(names).toHaveCount(0);
  });
});
