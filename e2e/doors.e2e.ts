import { listedName } from '../src/school/contract/names.ts';
import { isInside, knockAt, linkOf, openClass, pupilAt, turnOn } from './support/class.ts';
import { sees, seesNobody } from './support/expect-media.ts';
import { look } from './support/look.ts';
import { expect, test } from './support/test.ts';

const seatIn = (url: string) => new URL(url).pathname.split('/').pop() ?? '';

test('those who wait read what the teacher tells them, and the door opens to the class', async ({
  teacher,
  comes,
}, testInfo) => {
  const { teacher: host, lesson } = await openClass(teacher, comes, 'Message', { pupils: [] });
  const waiting = await comes('Celle qui attend', { size: 'phone' });
  await knockAt(waiting, linkOf(lesson, pupilAt(lesson, 0)));
  await host.press('Plus');
  await host.press('Porte et messages…', 'menuitem');
  const dialog = host.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Préparez votre matériel' }).check();
  await dialog.getByLabel('Vos mots').fill('Le cahier rouge suffit.');
  await look(host, 'porte', testInfo);
  await dialog.getByRole('button', { name: 'Envoyer' }).click();
  await expect(dialog.getByText('Préparez votre matériel · Le cahier rouge suffit.')).toBeVisible();
  await expect(waiting.page.getByText(/Prépare ton matériel.* Le cahier rouge/)).toBeVisible();
  await look(waiting, 'attente-message', testInfo);
  await waiting.page.reload();
  await expect(waiting.page.getByText(/Prépare ton matériel.* Le cahier rouge/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Retirer le message' }).click();
  await expect(waiting.page.getByText(/Le cahier rouge/)).toBeHidden();

  const alone = dialog.getByRole('switch', { name: /entrent seuls/ });
  await alone.click({ force: true });
  await expect(alone).toBeChecked();
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  const opens = host.page.getByRole('button', { name: 'Ouvrir la porte à la classe' });
  await expect(opens).toBeVisible();
  await look(host, 'porte-fermee', testInfo);
  await opens.click();
  await isInside(waiting);
  await expect(opens).toBeHidden();
  await host.press('Plus');
  await host.press('Porte et messages…', 'menuitem');
  await alone.click({ force: true });
  await expect(alone).not.toBeChecked();
});

test('a disturbed lesson is made anew by one press: those inside follow, the excluded stay out', async ({
  teacher,
  comes,
}, testInfo) => {
  const {
    teacher: host,
    pupils,
    people,
  } = await openClass(teacher, comes, 'Refait', {
    host: { paint: 'red' },
    pupils: [{ paint: 'green' }, { paint: 'blue' }],
  });
  const [stays, excluded] = pupils;
  const [, person] = people;
  if (!stays || !excluded || !person) throw new Error('nobody came');
  for (const one of [host, stays]) await turnOn(one, 'Caméra');
  await sees(stays, 'red');
  await host.press(`Actions pour ${listedName(person.name)}`);
  await host.press('Exclure du cours…', 'menuitem');
  const dialog = host.page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Exclure / }).click();
  await seesNobody(excluded);
  const before = [host, stays].map(({ page }) => seatIn(page.url()));
  await host.press('Plus');
  await host.press('Refaire le cours…', 'menuitem');
  await look(host, 'refaire', testInfo);
  for (const one of [stays, excluded]) one.watch.expect(/status of 40[34]/, /WebSocket connection/);
  host.watch.expect(/status of 40[34]/, /WebSocket connection/);
  await dialog.getByRole('button', { name: 'Refaire le cours' }).click();
  await expect.poll(() => seatIn(stays.page.url())).not.toBe(before[1]);
  await expect.poll(() => seatIn(host.page.url())).not.toBe(before[0]);
  for (const one of [host, stays]) await isInside(one);
  await sees(stays, 'red');
  await sees(host, 'green');
  await expect(host.page.getByText('1 exclu', { exact: true })).toBeVisible();
  await look(host, 'refait', testInfo);
  await stays.page.reload();
  await isInside(stays);
  await excluded.page.reload();
  await expect(
    excluded.page.getByRole('heading', { name: /n’ouvre aucun cours|reste fermée|est fini/ }),
  ).toBeVisible();
});
