import { readFileSync } from 'node:fs';
import { admit } from '../src/live/contract/routes.ts';
import { registerGroup } from './support/database.ts';
import { barOf, linkOf, openClass, pupilAt, turnOn } from './support/class.ts';
import { hears, sees } from './support/expect-media.ts';
import type { Person } from './support/person.ts';
import { identityOf, type Place } from './support/preau.ts';
import { followClass, type Heard } from './support/raw/follow.ts';
import { enter } from './support/raw/pupil.ts';
import { openSource } from './support/raw/source.ts';
import { expect, test } from './support/test.ts';

/** `npm run test:long` makes it twenty. */
const minutes = Number(process.env['LESSON_MINUTES'] ?? 3);

/** Resident memory of a process, in MB. */
function residentOf(place: Place, part: 'server' | 'livekit'): number {
  const status = readFileSync(`/proc/${identityOf(place, part).pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

/** What a page's scripts hold, once what is no longer used was collected, in MB. */
async function heapOf({ context, page }: Person): Promise<number> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return usedSize / 1024 / 1024;
}

const panelOf = ({ page }: Person) => page.getByRole('complementary', { name: 'Messages' });

async function write(person: Person, text: string): Promise<void> {
  const field = panelOf(person).getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  await field.press('Enter');
  await expect(field).toHaveValue('');
}

test('a lesson of thirty: six with sound and picture, all told the same, and nothing grows', async ({
  place,
  teacher,
  comes,
}) => {
  test.setTimeout(minutes * 60_000 + 300_000);
  const groupId = await registerGroup(place, {
    username: teacher.credentials.username,
    group: 'Trente',
    names: Array.from({ length: 29 }, (_, n) => ({
      family: `Élève ${n + 10}`,
      given: 'Dominique',
    })),
  });
  const {
    teacher: host,
    pupils,
    lesson,
    seatId,
  } = await openClass(teacher, comes, 'Trente', {
    groupId,
    host: { tone: 440, paint: 'red' },
    pupils: [
      { tone: 660, paint: 'green', size: 'phone' },
      { paint: 'blue' },
      { paint: 'green' },
      { paint: 'blue' },
      { paint: 'green', size: 'tablet' },
    ],
  });
  const [speaker] = pupils;
  if (!speaker) throw new Error('nobody came');
  const letIn = (seatIds: string[]) =>
    teacher.caller.call(admit, { params: { seatId }, body: { seatIds } });

  const port = Number(new URL(place.ready.url).port);
  const source = openSource(port, 7);
  const rest = await Promise.all(
    lesson.pupils.slice(pupils.length).map(async (_, index) => {
      const secret = new URL(linkOf(lesson, pupilAt(lesson, pupils.length + index))).hash.slice(1);
      const told = { took: () => {}, admitted: () => {}, atDoor: (one: string) => letIn([one]) };
      const inside = await enter(source, secret, told);
      const { after } = JSON.parse(await inside.call('GET', `/api/seats/${inside.seatId}/class`));
      const log: Heard[] = [];
      const seat = { seatId: inside.seatId, cookie: inside.cookie(), after: Number(after) };
      const stop = await followClass(source, seat, (event) => log.push(event));
      return { log, stop };
    }),
  );
  expect(1 + pupils.length + rest.length).toBe(30);

  await turnOn(host, 'Micro', 'Caméra');
  await turnOn(speaker, 'Micro');
  for (const pupil of pupils) await turnOn(pupil, 'Caméra');
  for (const pupil of pupils) await sees(pupil, 'red');
  await host.page.keyboard.press('c');
  await expect(panelOf(host)).toBeVisible();
  const calm = host.page.getByRole('button', { name: 'Calme', exact: true });
  const camera = barOf(speaker.page).getByRole('button', { name: 'Caméra', exact: true });

  /** What a lesson is made of, again and again. */
  const turn = async (n: number) => {
    await write(host, `Exercice ${n}`);
    await hears(pupils.at(-1) ?? speaker, 440);
    await calm.click();
    // What may not be turned on is not offered.
    await expect(camera).toBeHidden();
    await calm.click();
    await turnOn(speaker, 'Caméra', 'Micro');
    await hears(host, 660);
    await sees(host, 'green');
  };

  const weigh = async () => ({
    'the server': residentOf(place, 'server'),
    'the engine': residentOf(place, 'livekit'),
    'the teacher’s page': await heapOf(host),
    'a pupil’s page': await heapOf(speaker),
  });
  const end = Date.now() + minutes * 60_000;
  // What is made once is made by the second time round.
  for (let n = 1; n <= 2; n += 1) await turn(n);
  const before = await weigh();
  let turns = 2;
  while (Date.now() < end) await turn((turns += 1));
  const after = await weigh();
  console.log(`    ${turns} turns; memory in MB:`, JSON.stringify({ before, after }));
  // A page that kept what it drew, or a server what it told, would grow by this in minutes.
  for (const [what, mb] of Object.entries(after))
    expect.soft(mb, `memory of ${what}`).toBeLessThan(before[what as keyof typeof before] + 40);

  // Everybody was told the same, once, in order: what all may know, by number.
  await write(host, 'C’est fini');
  const told = ({ watch }: Person): Heard[] =>
    watch.events.filter(({ path }) => path.endsWith('/class/events'));
  const last = () => Math.max(...told(host).map(({ number }) => number));
  const latest = last();
  const logs = () => [...rest.map(({ log }) => log), ...pupils.map(told)];
  const hasLatest = (log: readonly Heard[]) => log.some(({ number }) => number >= latest);
  await expect.poll(() => logs().every(hasLatest)).toBe(true);
  const first = Math.max(...rest.map(({ log }) => log[0]?.number ?? Infinity));
  const sinceFirst = (log: readonly Heard[]) =>
    log
      .filter(({ number }) => number >= first && number <= latest)
      .map(({ number, type }) => `${number} ${type}`);
  const shared = sinceFirst(rest[0]?.log ?? []);
  expect(shared.length).toBeGreaterThan(turns);
  for (const log of logs()) expect(sinceFirst(log)).toEqual(shared);
  // Who leads is told more, and nothing less.
  expect(sinceFirst(told(host))).toEqual(expect.arrayContaining(shared));
  for (const { stop } of rest) stop();
  source.close();
});
