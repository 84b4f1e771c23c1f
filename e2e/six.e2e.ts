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
  await turnOn(host, 'Micro', 'Caméra');
  await turnOn(phone, 'Micro');
  for (const pupil of pupils) await turnOn(pupil, 'Caméra');
  await expect.poll(async () => (await host.seen()).length, { timeout: 60_000 }).toBe(5);
  const before = await host.seen();
  await expect
    .poll(async () =>
      (await host.seen()).every(({ frames }, index) => frames > (before[index]?.frames ?? 0)),
    )
    .toBe(true);
  for (const pupil of pupils) {
    await sees(pupil, 'red');
    await hears(pupil, 440);
  }
  await hears(host, 660);
  const panel = host.page.getByRole('complementary', { name: 'Personnes' });
  for (const { name } of people)
    await expect(panel.getByText(`${name.family} ${name.given}`, { exact: true })).toBeVisible();
  await look(host, 'classe-professeur', testInfo);
  await look(phone, 'classe-eleve', testInfo);
  await phone.press('Plus');
  await phone.press('Personnes', 'menuitem');
  await look(phone, 'classe-eleve-personnes', testInfo);
});
