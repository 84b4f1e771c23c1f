import type { Locator } from '@playwright/test';
import { barOf } from './class.ts';
import { sizes, type Person } from './person.ts';
import { expect } from './test.ts';

/** What a press at the middle of this one would meet is this one. */
const isMet = (one: Locator) =>
  one.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });

/** With the list open, on a tablet and on a phone, the bar and what is asked can be pressed as before. */
export async function staysInReach({ page }: Person, asked: readonly string[]): Promise<void> {
  const before = page.viewportSize();
  await expect(page.getByRole('complementary', { name: 'Personnes' })).toBeVisible();
  for (const size of [sizes.tablet, sizes.phone]) {
    await page.setViewportSize(size);
    const buttons = [
      ...(await barOf(page).getByRole('button').filter({ visible: true }).all()),
      ...asked.map((name) => page.getByRole('button', { name, exact: true })),
    ];
    for (const one of buttons)
      await expect
        .poll(() => isMet(one), `${String(one)} is covered at ${size.width} px`)
        .toBe(true);
  }
  if (before) await page.setViewportSize(before);
}
