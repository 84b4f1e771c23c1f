import axe from 'axe-core';
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

/** Reading axe takes a page longer than using it: each document reads it once. */
async function bringAxe({ page }: Person): Promise<void> {
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(axe.source);
}

/** What axe says about this page as it is now; it tells at length of what is wrong only. */
const violationsIn = ({ page }: Person): Promise<string[]> =>
  page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations } = await run(document, { resultTypes: ['violations'] });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
    );
  });

/** axe finds nothing to say about this page as it is now. */
export async function isAccessible(person: Person, state: string): Promise<void> {
  await isStill(person);
  await bringAxe(person);
  expect.soft(await violationsIn(person), `axe on ${state}, for ${person.name}`).toEqual([]);
}

/** Takes this state at the width of a phone, a tablet and a computer, for people to look at. */
export async function photograph(person: Person, state: string, testInfo: TestInfo): Promise<void> {
  const { page } = person;
  const own = page.viewportSize();
  // Their own size comes last: nothing is left to put back.
  const isOwn = ({ width }: { width: number }) => Number(width === own?.width);
  for (const size of Object.values(sizes).sort((one, other) => isOwn(one) - isOwn(other))) {
    await page.setViewportSize(size);
    const name = `${state}-${size.width}.jpg`;
    const path = join(folder, name);
    // To be looked at, not compared: JPEG takes a third of the time of PNG where faces move.
    await page.screenshot({ path, quality: 85, animations: 'disabled', fullPage: true });
    await testInfo.attach(name, { path, contentType: 'image/jpeg' });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overflow, `${state} at ${size.width} px scrolls sideways`).toBeLessThanOrEqual(0);
  }
}

/** Both: looked at by axe and by people. */
export async function look(person: Person, state: string, testInfo: TestInfo): Promise<void> {
  await photograph(person, state, testInfo);
  await isAccessible(person, state);
}
