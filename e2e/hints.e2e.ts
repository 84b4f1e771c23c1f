import type { Page } from '@playwright/test';
import { admit } from '../src/live/contract/routes.ts';
import { barOf, isInside, knockAt, linkOf, pupilAt, teacherEnters } from './support/class.ts';
import { look } from './support/look.ts';
import { sizes, type Person } from './support/person.ts';
import { showHints } from './support/hints.ts';
import { expect, test } from './support/test.ts';

const hintOf = (page: Page) => page.getByRole('group', { name: 'Conseils' });
const says = (person: Person, text: RegExp) =>
  expect(hintOf(person.page).getByText(text)).toBeVisible();

/** Nothing of a hint lies over the stage, or over a control of the foot. */
async function coversNothing({ page }: Person): Promise<void> {
  const before = page.viewportSize();
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    const hint = await hintOf(page).boundingBox();
    const others = await Promise.all(
      [
        page.getByRole('main'),
        barOf(page),
        page.getByRole('button', { name: 'Calme', exact: true }),
      ].map((one) => one.boundingBox()),
    );
    for (const other of others) {
      if (!hint || !other) throw new Error('it is not shown');
      const isApart =
        other.y + other.height <= hint.y + 1 ||
        hint.y + hint.height <= other.y + 1 ||
        other.x + other.width <= hint.x + 1 ||
        hint.x + hint.width <= other.x + 1;
      expect.soft(isApart, `a hint covers something at ${size.width} px`).toBe(true);
    }
  }
  if (before) await page.setViewportSize(before);
}

test('a teacher’s first lesson explains itself, one hint at a time, and never again', async ({
  teacher,
  comes,
}, testInfo) => {
  test.setTimeout(180_000);
  const lesson = await teacher.lesson('Première leçon');
  const host = await comes('Professeur');
  const { page } = host;
  const seatId = await teacherEnters(host, teacher, lesson);
  await showHints(host);
  await page.reload();
  await isInside(host);
  // On a phone the list leaves a hint no room.
  await barOf(page)
    .getByRole('button', { name: /^Personnes/ })
    .click();
  const pupil = await comes('Élève', { size: 'phone' });

  await test.step('nothing is explained before there is something to see; then who knocks', async () => {
    await expect(hintOf(page).getByRole('button')).toHaveCount(0);
    await knockAt(pupil, linkOf(lesson, pupilAt(lesson, 0)));
    await says(host, /On frappe à la porte/);
    await look(host, 'conseil-porte', testInfo);
    await coversNothing(host);
  });

  await test.step('each is closed by a press, and the next one comes', async () => {
    await teacher.caller.call(admit, { params: { seatId }, body: { seatIds: null } });
    await isInside(pupil);
    // What was met no more waits for the next time.
    await says(host, /chaque élève y a son menu/);
    await look(host, 'conseil-personnes', testInfo);
    await coversNothing(host);
    await host.press('Compris');
    await says(host, /suspend d’une pression/);
    await look(host, 'conseil-calme', testInfo);
    await coversNothing(host);
  });

  await test.step('a pupil sees none', async () => {
    await expect(pupil.page.getByRole('group', { name: 'Conseils' })).toHaveCount(0);
  });

  await test.step('none is shown beside a question', async () => {
    await host.press('Finir');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByText(/suspend d’une pression/)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await says(host, /suspend d’une pression/);
  });

  await test.step('by the keyboard alone, which goes on to what was spoken of', async () => {
    const done = page.getByRole('button', { name: 'Compris' });
    await done.focus();
    await page.keyboard.press('Enter');
    await says(host, /sortir seul et revenir/);
    await look(host, 'conseil-fin', testInfo);
    await coversNothing(host);
    await done.focus();
    const told = page.waitForResponse((reply) => reply.url().endsWith('/api/hints'));
    await page.keyboard.press('Enter');
    await expect(barOf(page).getByRole('button', { name: 'Finir' })).toBeFocused();
    expect((await told).status()).toBe(200);
  });

  await test.step('what was closed stays so, after a reload and on another page', async () => {
    await page.reload();
    await isInside(host);
    const learnt = page.waitForResponse((reply) => reply.url().endsWith('/api/hints'));
    expect((await (await learnt).json()).closed).toEqual(['people', 'calm', 'end']);
    await expect(hintOf(page).getByRole('button')).toHaveCount(0);
  });

  await test.step('the help shows them again, and one press closes all', async () => {
    await barOf(page)
      .getByRole('button', { name: /^Personnes/ })
      .click();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(host, 'aide-conseils', testInfo);
    await host.press('Revoir les conseils');
    await says(host, /chaque élève y a son menu/);
    await host.press('Fermer les conseils');
    await expect(hintOf(page).getByRole('button')).toHaveCount(0);
  });
});
