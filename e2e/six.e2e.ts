import { openClass, turnOn } from './support/class.ts';
import { hears, sees } from './support/expect-media.ts';
import { look } from './support/look.ts';
import { expect, test } from './support/test.ts';

test('six people in six browsers, one of them on a phone, see and hear one lesson', async ({
  teacher,
  comes,
}, testInfo) => {
  test.setTimeout(400_000);
  const {
    teacher: host,
    pupils,
    people,
  } = await openClass(teacher, comes, 'Six navigateurs', {
    host: { tone: 440, paint: 'red' },
    pupils: [
      { tone: 660, paint: 'green', size: 'phone' },
      { paint: 'blue' },
      { paint: 'green' },
      { paint: 'blue' },
      { paint: 'green', size: 'tablet' },
    ],
  });
  const [phone] = pupils;
  if (!phone) throw new Error('nobody came');
  // As in a class: all at once, and each with their own eyes and ears.
  await Promise.all([
    turnOn(host, 'Micro', 'Caméra'),
    ...pupils.map((pupil) =>
      pupil === phone ? turnOn(pupil, 'Micro', 'Caméra') : turnOn(pupil, 'Caméra'),
    ),
  ]);
  await expect.poll(async () => (await host.seen()).length, { timeout: 60_000 }).toBe(5);
  const before = await host.seen();
  await expect
    .poll(async () =>
      (await host.seen()).every(({ frames }, index) => frames > (before[index]?.frames ?? 0)),
    )
    .toBe(true);
  await Promise.all(pupils.map((pupil) => sees(pupil, 'red')));
  await Promise.all([hears(host, 660), ...pupils.map((pupil) => hears(pupil, 440))]);
  const panel = host.page.getByRole('complementary', { name: 'Personnes' });
  for (const { name } of people)
    await expect(panel.getByText(`${name.family} ${name.given}`, { exact: true })).toBeVisible();
  await look(host, 'classe-professeur', testInfo);
  await look(phone, 'classe-eleve', testInfo);
  await phone.press('Plus');
  await phone.press('Personnes', 'menuitem');
  await look(phone, 'classe-eleve-personnes', testInfo);
});
