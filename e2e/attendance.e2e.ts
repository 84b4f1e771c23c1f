import { readFileSync } from 'node:fs';
import { credentialsOf } from './support/demonstration.ts';
import { barOf, isInside, knockAt, linkOf, openClass, pupilAt } from './support/class.ts';
import { look } from './support/look.ts';
import { hoursLater } from './support/school.ts';
import { expect, test } from './support/test.ts';
import { admit } from '../src/live/contract/routes.ts';
import { listedName } from '../src/school/contract/names.ts';

test('the roll is called in class and after it, by finger and by keyboard, and the office reads it', async ({
  teacher,
  place,
  comes,
}, testInfo) => {
  test.setTimeout(300_000);
  const opened = await openClass(teacher, comes, 'Appel', { pupils: [{ size: 'phone' }] });
  const { teacher: host, pupils, lesson, seatId } = opened;
  const { page } = host;
  const [present, cut, absent] = [0, 1, 2].map((index) => listedName(pupilAt(lesson, index).name));

  await host.press('Faire l’appel');
  const dialog = page.getByRole('dialog', { name: 'Appel' });
  const choice = (name: string | undefined) => page.getByLabel(`Appel de ${name}`, { exact: true });
  await expect(choice(present)).toHaveValue('present');
  await expect(choice(cut)).toHaveValue('absent');
  await look(host, 'appel-en-classe', testInfo);

  // Somebody comes while the list is open: it follows by itself.
  const second = await comes('En retard');
  await knockAt(second, linkOf(lesson, pupilAt(lesson, 1)));
  await teacher.caller.call(admit, { params: { seatId }, body: { seatIds: null } });
  await isInside(second);
  await expect(choice(cut)).not.toHaveValue('absent');

  // By keyboard alone.
  await choice(absent).focus();
  await page.keyboard.type('En retard');
  await expect(page.getByLabel(`Minutes de retard de ${absent}`)).toHaveValue('5');
  await page.getByLabel(`Minutes de retard de ${absent}`).fill('12');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/corrigé, proposé.: Absent/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await teacher.end(lesson);
  for (const one of pupils) await expect(barOf(one.page)).toBeHidden();
  await page.goto('/semaine');
  const row = page
    .getByRole('listitem')
    .filter({ hasText: 'Appel' })
    .filter({ hasText: 'Terminé' });
  await row.getByRole('link', { name: 'Appel' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Appel ·');
  await expect(page.getByLabel(`Minutes de retard de ${absent}`)).toHaveValue('12');
  await look(host, 'appel-a-confirmer', testInfo);
  await host.press('Confirmer l’appel');
  await expect(page.getByText(/Appel confirmé par/)).toBeVisible();
  await choice(cut).selectOption('absent');
  await expect(page.getByText(/→ Absent/)).toBeVisible();
  await look(host, 'appel-confirme', testInfo);
  const downloading = page.waitForEvent('download');
  await host.press('Tableur (CSV)');
  const csv = readFileSync(await (await downloading).path(), 'utf8');
  expect(csv).toContain(';en retard;12');

  const office = await comes('Direction');
  await office.signIn(credentialsOf(place, 'benali'));
  await office.page.goto('/appels');
  await expect(office.page.getByText('24 absents').first()).toBeVisible();
  await look(office, 'appels-du-jour', testInfo);
  await office.page
    .getByRole('link', { name: /Appel/ })
    .filter({ hasText: 'présent' })
    .first()
    .click();
  await expect(office.page.getByText(/Appel confirmé par/)).toBeVisible();
  await expect(office.page.getByText('En retard (12 min)').first()).toBeVisible();
  await look(office, 'appel-lu-par-la-direction', testInfo);
  await office.page.goto('/appels?jour=2026-01-01');
  await expect(office.page.getByText('Aucun cours n’a eu lieu ce jour-là')).toBeVisible();
  await look(office, 'appels-vide', testInfo);
});

test('a lesson that was not opened says what its roll call will be', async ({
  teacher,
  comes,
}, testInfo) => {
  const lesson = await teacher.lesson('Plus tard', hoursLater(teacher.zone));
  const host = await comes('Professeur');
  await host.signIn(teacher.credentials);
  host.watch.expect(/status of 409/);
  await host.page.goto(`/seances/${lesson.meetingId}/appel`);
  await expect(
    host.page.getByRole('heading', { name: 'Ce cours n’a pas encore été ouvert' }),
  ).toBeVisible();
  await look(host, 'appel-pas-encore', testInfo);
});
