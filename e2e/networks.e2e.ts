import { isInside, linkOf, openClass, pupilAt, turnOn } from './support/class.ts';
import { hears, sees } from './support/expect-media.ts';
import { isAccessible } from './support/look.ts';
import { expect, test } from './support/test.ts';

test('a network that lets no UDP through still sees and hears, by TCP', async ({
  teacher,
  comes,
}) => {
  const { teacher: host, pupils } = await openClass(teacher, comes, 'Sans UDP', {
    host: { tone: 440, paint: 'red' },
    pupils: [
      {
        tone: 660,
        paint: 'green',
        arguments: ['--webrtc-ip-handling-policy=disable_non_proxied_udp'],
      },
    ],
  });
  const [pupil] = pupils;
  if (!pupil) throw new Error('nobody came');
  for (const person of [host, pupil]) await turnOn(person, 'Micro', 'Caméra');
  await sees(pupil, 'red');
  await sees(host, 'green');
  await hears(pupil, 440);
  await hears(host, 660);
  const protocols = await pupil.page.evaluate(async () => {
    const used: string[] = [];
    for (const line of globalThis.senses.lines) {
      const stats = [...(await line.getStats()).values()] as {
        id: string;
        type: string;
        nominated?: boolean;
        state?: string;
        localCandidateId?: string;
        protocol?: string;
      }[];
      for (const pair of stats.filter(
        ({ type, nominated, state }) =>
          type === 'candidate-pair' && nominated && state === 'succeeded',
      )) {
        const local = stats.find(({ id }) => id === pair.localCandidateId);
        if (local?.protocol) used.push(local.protocol);
      }
    }
    return used;
  });
  expect(protocols.length).toBeGreaterThan(0);
  expect(protocols.filter((protocol) => protocol !== 'tcp')).toEqual([]);
});

test('a cut of the line to the server is told, and mends by itself: one participant, same media', async ({
  teacher,
  comes,
}) => {
  const {
    teacher: host,
    pupils,
    people,
  } = await openClass(teacher, comes, 'Coupure', {
    host: { tone: 440, paint: 'red' },
    pupils: [{ tone: 660, paint: 'green', wire: true }],
  });
  const [pupil] = pupils;
  if (!pupil) throw new Error('nobody came');
  pupil.watch.expect(/ERR_|WebSocket connection/);
  for (const person of [host, pupil]) await turnOn(person, 'Micro', 'Caméra');
  await sees(host, 'green');
  pupil.wire?.cut();
  await expect(
    pupil.page
      .getByRole('main')
      .getByText(/on réessaie/)
      .first(),
  ).toBeVisible();
  await isAccessible(pupil, 'class, line cut');
  pupil.wire?.mend();
  await expect(pupil.page.getByRole('main').getByText(/on réessaie/)).toHaveCount(0, {
    timeout: 40_000,
  });
  await isInside(pupil);
  await sees(pupil, 'red');
  await sees(host, 'green');
  await hears(host, 660);
  const name = `${people[0]?.name.family} ${people[0]?.name.given}`;
  await expect(
    host.page.getByRole('complementary').getByRole('listitem').filter({ hasText: name }),
  ).toHaveCount(1);
  await expect(host.page.getByRole('button', { name: /1 présent/ })).toBeVisible();
});

test('a cut on the way in is told, in the lobby too, and mends by itself', async ({
  teacher,
  comes,
}) => {
  const lesson = await teacher.lesson('Coupure à la porte');
  await teacher.open(lesson);
  const pupil = await comes('Élève', { wire: true });
  pupil.watch.expect(/ERR_/);
  const { page } = pupil;
  await page.goto(linkOf(lesson, pupilAt(lesson, 0)));
  await expect(page.getByRole('button', { name: 'J’entre' })).toBeVisible();
  pupil.wire?.cut();
  await pupil.press('J’entre');
  const trouble = page.getByRole('heading', { name: /liaison avec l’établissement est coupée/ });
  await expect(trouble).toBeVisible();
  await isAccessible(pupil, 'entry, server trouble');
  pupil.wire?.mend();
  await pupil.press('Frapper à la porte');
  await expect(page.getByRole('heading', { name: /sait que/ })).toBeVisible();
  pupil.wire?.cut();
  await expect(page.getByText('Connexion perdue, on réessaie')).toBeVisible();
  await isAccessible(pupil, 'lobby, line lost');
  pupil.wire?.mend();
  await expect(page.getByText('Connexion perdue, on réessaie')).toHaveCount(0, {
    timeout: 40_000,
  });
});
