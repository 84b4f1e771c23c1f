import { admit } from '../src/live/contract/routes.ts';
import { signal } from '../launcher/processes.ts';
import { isBack, kill, talkingClass } from './support/breaking.ts';
import { ask } from './support/database.ts';
import { hears, sees } from './support/expect-media.ts';
import type { Person } from './support/person.ts';
import { identityOf, type Place } from './support/preau.ts';
import { knockBy } from './support/school.ts';
import { expect, faultTest as test } from './support/test.ts';

/** The promise: control is back within 10 s of the server's return. */
const controlBack = 10_000;

// Each of these breaks something: they have a Préau of their own, and follow one another.
test.describe.configure({ mode: 'serial', timeout: 300_000 });

test('kill -9 of the server: pictures never stop, control comes back, nothing is lost or doubled', async ({
  place,
  teacher,
  comes,
}) => {
  const { host, pupil, lesson, seatId } = await talkingClass(teacher, comes, 'Serveur tué');
  const links = [...lesson.links.values()];
  const acknowledged = new Set<string>();
  for (const link of links.slice(1, 4))
    acknowledged.add((await knockBy(place.ready.url, link)).seatId);
  await expect(host.page.getByRole('heading', { name: '3 personnes frappent' })).toBeVisible();
  for (const person of [host, pupil]) await person.watchFlow();

  const first = identityOf(place, 'server');
  const began = Date.now();
  // Killed in the middle of a row of knocks: some are answered, some are cut.
  const tries = links.slice(4, 16).map(async (link, index) => {
    const came = await knockBy(place.ready.url, link).catch(() => null);
    if (came) acknowledged.add(came.seatId);
    if (came && index % 4 === 0) signal(first, 'SIGKILL');
  });
  await Promise.all(tries);
  signal(first, 'SIGKILL');
  await isBack(place, 'server', first.pid);
  await expect
    .poll(async () => (await fetch(`${place.ready.url}readyz`).catch(() => null))?.ok, {
      timeout: 60_000,
      intervals: [100],
    })
    .toBe(true);
  const server = Date.now() - began;
  acknowledged.add((await knockBy(place.ready.url, links[16] ?? '')).seatId);
  const rows = await ask<{ id: string; family_name: string; given_name: string }>(
    place,
    "select s.id, p.family_name, p.given_name from seats s join people p on p.id = s.person_id where s.meeting_id = $1 and s.state = 'waiting'",
    [lesson.meetingId],
  );
  // Those acknowledged are kept; one may have been kept whose answer was lost with the server.
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([...acknowledged]));
  await expect(
    host.page.getByRole('heading', { name: `${rows.length} personnes frappent` }),
  ).toBeVisible({ timeout: controlBack });
  const control = Date.now() - began;
  for (const { family_name, given_name } of rows) {
    await expect(
      host.page.getByRole('button', {
        name: `Faire entrer ${family_name} ${given_name}`,
        exact: true,
      }),
    ).toHaveCount(1);
  }
  const { admitted } = await teacher.caller.call(admit, {
    params: { seatId },
    body: { seatIds: null },
  });
  expect(new Set(admitted)).toEqual(new Set(rows.map(({ id }) => id)));
  await expect(
    host.page.getByRole('button', { name: new RegExp(`${rows.length + 1} présents`) }),
  ).toBeVisible();
  await checkEvents(place, lesson.meetingId, host);
  const flows = { host: await host.flow(), pupil: await pupil.flow() };
  for (const { frames, longestGap } of Object.values(flows)) {
    expect(frames).toBeGreaterThan(30);
    // Pictures that hung on the server would have stopped for as long as it was away.
    expect(longestGap).toBeLessThan(server);
  }
  await sees(host, 'green');
  await hears(host, 660);
  console.log(
    `    server back after ${server} ms, control after ${control} ms; longest gaps: teacher ${flows.host.longestGap.toFixed(0)} ms, pupil ${flows.pupil.longestGap.toFixed(0)} ms; ${acknowledged.size} knocks acknowledged, ${rows.length} kept and shown`,
  );
  await teacher.end(lesson);
});

/** Every event that the teacher may see came to the page once, or was in a snapshot that it took. */
async function checkEvents(place: Place, meetingId: string, host: Person): Promise<void> {
  const stored = await ask<{ number: string; type: string }>(
    place,
    "select number, type from events where stream_id = $1 and audience in ('all', 'hosts') order by number",
    [meetingId],
  );
  const [{ last_number: last } = { last_number: '0' }] = await ask<{ last_number: string }>(
    place,
    'select last_number from event_streams where id = $1',
    [meetingId],
  );
  expect(
    stored.map(({ number }) => Number(number)),
    'numbers without gap',
  ).toEqual(Array.from({ length: Number(last) }, (_, index) => index + 1));
  const told = () => host.watch.events.filter(({ path }) => path.includes('/class'));
  await expect.poll(() => Math.max(0, ...told().map(({ number }) => number))).toBe(Number(last));
  const snapshot = Math.max(
    0,
    ...told()
      .filter(({ type }) => type === 'snapshot')
      .map(({ number }) => number),
  );
  const numbers = told()
    .filter(({ type }) => type !== 'snapshot')
    .map(({ number }) => number);
  expect(new Set(numbers).size, 'no number twice').toBe(numbers.length);
  const missing = stored.filter(
    ({ number }) => Number(number) > snapshot && !numbers.includes(Number(number)),
  );
  expect(missing, 'events that never came').toEqual([]);
}

test('kill -9 of the media engine: everybody is back in the lesson by themselves', async ({
  place,
  teacher,
  comes,
}) => {
  const { host, pupil, lesson } = await talkingClass(teacher, comes, 'Moteur tué');
  const { pid } = identityOf(place, 'livekit');
  const began = Date.now();
  kill(place, 'livekit');
  await isBack(place, 'livekit', pid);
  const engine = Date.now() - began;
  await sees(host, 'green');
  await sees(pupil, 'red');
  const pictures = Date.now() - began;
  await hears(pupil, 440);
  await hears(host, 660);
  console.log(`    engine back after ${engine} ms, moving pictures both ways after ${pictures} ms`);
  await expect(host.page.getByRole('button', { name: /1 présent/ })).toBeVisible();
  await teacher.end(lesson);
});
