import { setTimeout as pause } from 'node:timers/promises';
import { admit } from '../../src/live/contract/routes.ts';
import { setCalm } from '../../src/live/contract/rights-routes.ts';
import { identityOf } from '../../e2e/support/preau.ts';
import { figure } from '../figures.ts';
import type { Bench } from '../main.ts';
import { Installation } from '../support/installation.ts';
import { credentialsIn } from '../support/people.ts';
import { cpuSeconds, residentMegabytes } from '../support/process-use.ts';
import { openStandIn } from '../support/rush/engine.ts';
import { openLessons, type RushLesson } from '../support/rush/lessons.ts';
import { followClass } from '../../e2e/support/raw/follow.ts';
import { enter } from '../../e2e/support/raw/pupil.ts';
import { openSource, type Source } from '../../e2e/support/raw/source.ts';

/** How many lessons go on at once: `FANOUT_LESSONS=50 npm run bench -- fanout` for a smaller machine. */
const LESSONS = Number(process.env['FANOUT_LESSONS'] ?? 300);
const WATCHERS = 30;
const ROUNDS = 3;
/** In each round, every lesson has one event, evenly over this time. */
const ROUND_MS = 15_000;
/** Who is told nothing within this time is counted as lost. */
const LOST_MS = 10_000;

/** A pupil inside, who follows the class; `hears` answers when they are told of the next event of a type. */
async function watch(source: Source, seat: { seatId: string; cookie: string; after: number }) {
  let waiting: { type: string; tell: (at: number) => void } | null = null;
  const stop = await followClass(source, seat, ({ type }) => {
    if (waiting?.type !== type) return;
    waiting.tell(performance.now());
    waiting = null;
  });
  const hears = (type: string) =>
    new Promise<number>((resolve) => (waiting = { type, tell: resolve }));
  return { hears, stop };
}

type Room = { hostSeat: string; watchers: Awaited<ReturnType<typeof watch>>[] };

/** A host's lesson with everybody inside and following. */
async function fill(
  { hostSeat, secrets }: RushLesson,
  source: Source,
  letIn: (hostSeat: string, seatIds: string[]) => Promise<unknown>,
) {
  const atDoor: string[] = [];
  const all = Promise.withResolvers<void>();
  const coming = secrets.map((secret) =>
    enter(source, secret, {
      took: () => {},
      admitted: () => {},
      atDoor: (seatId) => atDoor.push(seatId) === secrets.length && all.resolve(),
    }),
  );
  // Whoever fails on the way would keep the others at the door for ever.
  await Promise.race([all.promise, Promise.all(coming)]);
  await letIn(hostSeat, atDoor);
  return Promise.all(
    coming.map(async (one) => {
      const { seatId, call, cookie } = await one;
      const { after } = JSON.parse(await call('GET', `/api/seats/${seatId}/class`));
      return { seatId, cookie: cookie(), after: Number(after) };
    }),
  );
}

/** One press of a host, told to the thirty who follow: from the answer to the last of them. */
export const bench: Bench = async (tell) => {
  await using engine = await openStandIn();
  const keys = {
    LIVEKIT_API_KEY: 'fanout',
    LIVEKIT_API_SECRET: 'a secret of the benchmark 4Tz8, long enough',
  };
  await using installation = await Installation.prepare({ LIVEKIT_URL: engine.url, ...keys });
  const place = await installation.start();
  const sizes = Array.from({ length: LESSONS }, () => WATCHERS);
  const { teacher, lessons } = await openLessons(place, credentialsIn(place), sizes);
  const port = Number(new URL(place.ready.url).port);
  const { pid } = identityOf(place, 'server');
  const letIn = (seatId: string, seatIds: string[]) =>
    teacher.caller.call(admit, { params: { seatId }, body: { seatIds } });

  const classes = [];
  for (const [index, lesson] of lessons.entries()) {
    const source = openSource(port, index);
    classes.push({ ...lesson, source, seats: await fill(lesson, source, letIn) });
  }
  const before = residentMegabytes(pid);
  const rooms: Room[] = [];
  for (const { hostSeat, source, seats } of classes) {
    const watchers = await Promise.all(seats.map((seat) => watch(source, seat)));
    rooms.push({ hostSeat, watchers });
  }
  const used = ((residentMegabytes(pid) - before) * 1000) / (LESSONS * WATCHERS);

  const last: number[] = [];
  const each: number[] = [];
  let lost = 0;
  const press = async ({ hostSeat, watchers }: Room, on: boolean) => {
    const told = watchers.map(({ hears }) =>
      Promise.race([hears('calm.set'), pause(LOST_MS, Number.NaN)]),
    );
    await teacher.caller.call(setCalm, { params: { seatId: hostSeat }, body: { on } });
    const answered = performance.now();
    const times = (await Promise.all(told)).map((at) => Math.max(0, at - answered));
    const heard = times.filter((ms) => !Number.isNaN(ms));
    lost += times.length - heard.length;
    each.push(...heard);
    if (heard.length > 0) last.push(Math.max(...heard));
  };
  const cpu = cpuSeconds(pid);
  for (let round = 0; round < ROUNDS; round += 1)
    await Promise.all(
      rooms.map(async (room, index) => {
        await pause((index / LESSONS) * ROUND_MS);
        await press(room, round % 2 === 0);
      }),
    );
  const perEvent = ((cpuSeconds(pid) - cpu) * 1000) / (LESSONS * ROUNDS);
  for (const { watchers } of rooms) for (const { stop } of watchers) stop();
  for (const { source } of classes) source.close();

  const what = `${LESSONS} lessons, ${WATCHERS} watchers each; ${lost} lost`;
  tell(figure('fanout.p95_ms', 'ms', last, `to the last of a class; ${what}; goal p95 100`));
  tell(figure('fanout.each_ms', 'ms', each, 'to each watcher'));
  tell(figure('fanout.stream_kb', 'kB', [used], 'resident memory of the server; goal 40'));
  tell(figure('fanout.cpu_ms_per_event', 'ms', [perEvent], 'command and its 30 watchers'));
};
