import { barOf, teacherEnters } from './support/class.ts';
import { expect, test } from './support/test.ts';

test('a menu whose code and style a cut kept away comes when the cut is over, and looks as it should', async ({
  teacher,
  comes,
}) => {
  const lesson = await teacher.lesson('Morceaux');
  const host = await comes('Professeur');
  host.watch.expect(/ERR_FAILED/);
  const pieces = /\/assets\/(floating-menu|dialogs)-[^/]*\.(js|css)$/;
  const cut = new Set<string>();
  await host.context.route(pieces, async (route) => {
    cut.add(new URL(route.request().url()).pathname.replace(/.*\./, ''));
    await route.abort();
  });
  await teacherEnters(host, teacher, lesson);
  await barOf(host.page).getByRole('button', { name: 'Vue' }).click();
  await expect.poll(() => [...cut].sort()).toEqual(['css', 'js']);
  await host.context.unroute(pieces);
  const entry = host.page.getByRole('menuitem').first().locator('span').first();
  await expect(entry).toBeVisible({ timeout: 60_000 });
  expect(await entry.evaluate((element) => getComputedStyle(element).flexGrow)).toBe('1');
  await teacher.end(lesson);
});
