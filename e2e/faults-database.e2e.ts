import { signal, workingIn } from '../launcher/processes.ts';
import { isBack, kill, talkingClass } from './support/breaking.ts';
import { clusterOf } from './support/database.ts';
import { hears, sees } from './support/expect-media.ts';
import { isAccessible } from './support/look.ts';
import { identityOf } from './support/preau.ts';
import { knockBy } from './support/school.ts';
import { expect, faultTest as test } from './support/test.ts';

/** A busy machine may lose some seconds of pictures; a lesson that hung on the database would lose all thirty. */
const aThirdOfTheSilence = 10_000;

// Each of these breaks something: they have a Préau of their own, and follow one another.
test.describe.configure({ mode: 'serial', timeout: 300_000 });

test('PostgreSQL silent for 30 s: the lesson goes on, the page says what is away, all recovers', async ({
  place,
  teacher,
  comes,
}) => {
  const { host, pupil, lesson } = await talkingClass(teacher, comes, 'Base muette');
  for (const person of [host, pupil]) await person.watchFlow();
  const processes = workingIn(clusterOf(place).cluster);
  expect(processes.length).toBeGreaterThan(3);
  const began = Date.now();
  for (const one of processes) signal(one, 'SIGSTOP');
  try {
    await expect(host.page.getByText(/La base de données ne répond pas/).first()).toBeVisible({
      timeout: 30_000,
    });
    console.log(`    the teacher is told after ${Date.now() - began} ms`);
    await isAccessible(host, 'class, database away');
    // A pupil's page asks nothing by itself: it learns of it by the first press that is not answered.
    await pupil.press('Main');
    await expect(pupil.page.getByText(/La base de données ne répond pas/).first()).toBeVisible({
      timeout: 30_000,
    });
    await pupil.page.getByRole('dialog').getByText('Fermer', { exact: true }).click();
    await isAccessible(pupil, 'class, database away');
    await expect.poll(() => Date.now() - began, { timeout: 40_000 }).toBeGreaterThan(30_000);
    await sees(host, 'green');
    await sees(pupil, 'red');
    await hears(pupil, 440);
  } finally {
    for (const one of processes) signal(one, 'SIGCONT');
  }
  const back = Date.now();
  const { seatId } = await knockBy(place.ready.url, [...lesson.links.values()][1] ?? '');
  await expect(host.page.getByRole('heading', { name: '1 personne frappe' })).toBeVisible({
    timeout: 60_000,
  });
  const control = Date.now() - back;
  await expect(host.page.getByText(/La base de données ne répond pas/)).toHaveCount(0, {
    timeout: 60_000,
  });
  await host.press(/^Faire entrer/);
  await expect(host.page.getByRole('button', { name: /2 présents/ })).toBeVisible();
  for (const person of [host, pupil])
    expect((await person.flow()).longestGap).toBeLessThan(aThirdOfTheSilence);
  console.log(
    `    control is back ${control} ms after the database; seat ${seatId.slice(0, 8)}… entered`,
  );
  await teacher.end(lesson);
});

test('kill -9 of PostgreSQL: the lesson goes on, and control comes back', async ({
  place,
  teacher,
  comes,
}) => {
  const { host, pupil, lesson } = await talkingClass(teacher, comes, 'Base tuée');
  for (const person of [host, pupil]) await person.watchFlow();
  const { pid } = identityOf(place, 'postgres');
  const began = Date.now();
  kill(place, 'postgres');
  await isBack(place, 'postgres', pid);
  const link = [...lesson.links.values()][1] ?? '';
  await expect
    .poll(async () => (await knockBy(place.ready.url, link).catch(() => null)) !== null, {
      timeout: 60_000,
    })
    .toBe(true);
  await expect(host.page.getByRole('heading', { name: '1 personne frappe' })).toBeVisible({
    timeout: 60_000,
  });
  console.log(`    control is back ${Date.now() - began} ms after the kill`);
  for (const person of [host, pupil])
    expect((await person.flow()).longestGap).toBeLessThan(aThirdOfTheSilence);
  await sees(host, 'green');
  await teacher.end(lesson);
});
