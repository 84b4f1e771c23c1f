import { AxeBuilder } from '@axe-core/playwright';
import type { TestInfo } from '@playwright/test';
import { join } from 'node:path';
import { expect } from './test.ts';
import { sizes, type Person } from './person.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');

/** Something that fades in has half its colours: it is looked at once it stands. What moves for ever does not count. */
const isStill = ({ page }: Person) =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (one) =>
          one.playState !== 'running' || one.effect?.getComputedTiming().iterations === Infinity,
      ),
  );

/** axe finds nothing to say about this page as it is now. */
export async function isAccessible(person: Person, state: string): Promise<void> {
  await isStill(person);
  // No frame of another origin is in our pages: nothing needs a second page to be put together.
  const { violations } = await new AxeBuilder({ page: person.page }).setLegacyMode().analyze();
  const told = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
  );
  expect.soft(told, `axe on ${state}, for ${person.name}`).toEqual([]);
}

/** Takes this state at the width of a phone, a tablet and a computer, for people to look at. */
export async function photograph(person: Person, state: string, testInfo: TestInfo): Promise<void> {
  const before = person.page.viewportSize();
  for (const size of Object.values(sizes)) {
    await person.page.setViewportSize(size);
    const file = join(folder, `${state}-${size.width}.png`);
    await person.page.screenshot({ path: file, animations: 'disabled', fullPage: true });
    await testInfo.attach(`${state}-${size.width}.png`, { path: file, contentType: 'image/png' });
    const overflow = await person.page.evaluate(
      () => document.documentElement.scrollWidth - innerWidth,
    );
    expect.soft(overflow, `${state} at ${size.width} px scrolls sideways`).toBeLessThanOrEqual(0);
  }
  if (before) await person.page.setViewportSize(before);
}

/** Both: looked at by axe and by people. */
export async function look(person: Person, state: string, testInfo: TestInfo): Promise<void> {
  await photograph(person, state, testInfo);
  await isAccessible(person, state);
}
