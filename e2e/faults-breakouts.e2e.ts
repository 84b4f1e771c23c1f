import { openBreakouts } from '../src/live/contract/breakout-routes.ts';
import { readClassroom } from '../src/live/contract/routes.ts';
import { isBack, kill } from './support/breaking.ts';
import { isInside, openClass, turnOn } from './support/class.ts';
import { hears, hearsNothing, hearsOnly } from './support/expect-media.ts';
import type { Person } from './support/person.ts';
import { identityOf } from './support/preau.ts';
import { expect, faultTest as test } from './support/test.ts';

test.describe.configure({ mode: 'serial', timeout: 300_000 });

const tells = ({ page }: Person, text: string | RegExp) =>
  expect(page.getByRole('main').getByText(text)).toBeVisible({ timeout: 60_000 });

test('kill -9 of the server while breakouts are open: everybody is in their place, and comes back when they close', async ({
  place,
  teacher,
  comes,
}) => {
  const {
    teacher: host,
    pupils: [zoe, hugo, lea],
    people,
    seatId,
  } = await openClass(teacher, comes, 'Ateliers, serveur tué', {
    host: { tone: 440 },
    pupils: [{ tone: 660 }, {}, { tone: 880 }],
  });
  if (!zoe || !hugo || !lea) throw new Error('nobody came');
  for (const person of [host, zoe, hugo, lea])
    // What a page says while the server is away is no fault of the page.
    person.watch.expect(/ERR_|status of 50\d|WebSocket/);
  for (const person of [host, zoe, lea]) await turnOn(person, 'Micro');
  const { seats } = await teacher.caller.call(readClassroom, { params: { seatId } });
  const seatOf = (index: number) => {
    const name = people[index]?.name;
    return seats.find((seat) => seat.name.family === name?.family)?.seatId ?? '';
  };
  await teacher.caller.call(openBreakouts, {
    params: { seatId },
    body: {
      breakouts: [[seatOf(0), seatOf(1)], [seatOf(2)]],
      minutes: null,
      byChoice: false,
      limit: null,
    },
  });
  await tells(hugo, 'Tu es dans l’atelier 1.');
  await Promise.all([hearsOnly(hugo, 660), hearsNothing(lea)]);

  const { pid } = identityOf(place, 'server');
  kill(place, 'server');
  await isBack(place, 'server', pid);
  await expect
    .poll(async () => (await fetch(`${place.ready.url}readyz`).catch(() => null))?.ok, {
      timeout: 60_000,
      intervals: [100],
    })
    .toBe(true);
  await hearsOnly(hugo, 660);
  await hugo.page.reload();
  await isInside(hugo);
  await tells(hugo, 'Tu es dans l’atelier 1.');
  await tells(lea, 'Tu es dans l’atelier 2.');
  await Promise.all([hearsOnly(hugo, 660), hearsNothing(lea), hearsNothing(host)]);

  await host.page.getByRole('button', { name: 'Outils', exact: true }).click();
  await host.page.getByRole('menuitem', { name: 'Ateliers…' }).click();
  await host.press('Fermer tous les ateliers');
  await host.press('Fermer tout');
  await Promise.all([hears(hugo, 440), hears(hugo, 880), hears(lea, 660), hears(host, 660)]);
});
