import { barOf, openClass } from './support/class.ts';
import { look } from './support/look.ts';
import type { Person } from './support/person.ts';
import { expect, test } from './support/test.ts';

const tiles = ({ page }: Person) => page.getByRole('main').locator('figure');

test('a sign is seen by all for a moment; an evaluation leaves each pupil alone with the teacher', async ({
  teacher,
  comes,
}, testInfo) => {
  const {
    teacher: host,
    pupils: [zoe, hugo],
  } = await openClass(teacher, comes, 'Évaluation', {
    host: {},
    pupils: [{}, { size: 'phone' }],
  });
  if (!zoe || !hugo) throw new Error('nobody came');

  await test.step('a reaction, by one press, is shown to everybody and goes by itself', async () => {
    // Their place comes a moment after the class: what passes before that is not shown.
    for (const { page } of [host, zoe, hugo])
      await expect(page.getByRole('banner').getByRole('status')).toBeAttached();
    await zoe.press('Réagir');
    await look(zoe, 'reagir', testInfo);
    await zoe.press('Bravo');
    // Five seconds are soon over on a machine that does ten other things: all look at the same time.
    await Promise.all(
      [host, zoe, hugo].map(({ page }) => expect(page.getByTitle('Bravo')).toBeVisible()),
    );
    await look(host, 'reactions-professeur', testInfo);
    await expect(host.page.getByTitle('Bravo')).toHaveCount(0);
    await hugo.press('Plus');
    await hugo.press('Réagir…', 'menuitem');
    await hugo.press('D’accord');
    await expect(host.page.getByTitle('D’accord')).toBeVisible();
  });

  await test.step('« Calme » takes reactions too', async () => {
    const calm = host.page.getByRole('button', { name: 'Calme', exact: true });
    await calm.click();
    const button = barOf(zoe.page).getByRole('button', { name: 'Réagir', exact: true });
    await expect(button).toBeHidden();
    await calm.click();
    await expect(button).toBeVisible();
  });

  await test.step('during an evaluation a pupil sees the teacher and oneself, whatever they chose before', async () => {
    await barOf(zoe.page).getByRole('button', { name: 'Vue' }).click();
    await zoe.press('Tout le monde', 'menuitem');
    await expect(tiles(zoe)).toHaveCount(3);
    await host.press('Outils');
    await host.page.getByRole('menuitem', { name: /^Évaluation/ }).click();
    await expect(zoe.page.getByText(/tu ne vois que ton professeur et toi/)).toBeVisible();
    await expect(tiles(zoe)).toHaveCount(2);
    await expect(tiles(host)).toHaveCount(3);
    await look(host, 'evaluation-professeur', testInfo);
    await look(hugo, 'evaluation-telephone', testInfo);
    await zoe.page.reload();
    await expect(zoe.page.getByText(/tu ne vois que/)).toBeVisible({ timeout: 30_000 });
    await host.page.getByRole('main').getByRole('button', { name: 'Finir l’évaluation' }).click();
    await expect(zoe.page.getByText(/tu ne vois que/)).toHaveCount(0);
    await expect(barOf(zoe.page).getByRole('button', { name: 'Vue' })).toBeVisible();
  });
});
