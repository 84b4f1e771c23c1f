import { setTimeout as pause } from 'node:timers/promises';
import { admit } from '../../src/live/contract/routes.ts';
import { identityOf } from '../../e2e/support/preau.ts';
import { figure } from '../figures.ts';
import type { Bench } from '../main.ts';
import { Installation } from '../support/installation.ts';
import { credentialsIn } from '../support/people.ts';
import { cpuSeconds, treeCpuSeconds } from '../support/process-use.ts';
import { openStandIn } from '../support/rush/engine.ts';
import { openLessons } from '../support/rush/lessons.ts';
import { comeIn } from '../../e2e/support/raw/pupil.ts';
import { openSource } from '../../e2e/support/raw/source.ts';

/** How many pupils come: `RUSH_PUPILS=3000 npm run bench -- rush` for a smaller machine. */
const PUPILS = Number(process.env['RUSH_PUPILS'] ?? 10_000);
const A_CLASS = 30;
/** All come within this time, evenly. */
const BELL_MS = 60_000;
/** A teacher looks at the door so often, and lets everybody in who stands there. */
const LOOK_MS = 1_000;

const classes = Array.from({ length: Math.ceil(PUPILS / A_CLASS) }, (_, index) =>
  Math.min(A_CLASS, PUPILS - index * A_CLASS),
);

/** Eight o'clock: pupils come by their links, knock, are let in, and stand before the media. */
export const bench: Bench = async (tell) => {
  await using engine = await openStandIn();
  const keys = {
    LIVEKIT_API_KEY: 'rush',
    LIVEKIT_API_SECRET: 'a secret of the benchmark 4Tz8, long enough',
  };
  await using installation = await Installation.prepare({ LIVEKIT_URL: engine.url, ...keys });
  const place = await installation.start();
  const { teacher, lessons } = await openLessons(place, credentialsIn(place), classes);
  const server = identityOf(place, 'server').pid;
  const database = identityOf(place, 'postgres').pid;
  const begun = { server: cpuSeconds(server), database: treeCpuSeconds(database) };

  const answers: number[] = [];
  const told: number[] = [];
  const errors = new Map<string, number>();
  const note = (error: unknown) => {
    const { message } = error as Error;
    errors.set(message, (errors.get(message) ?? 0) + 1);
  };
  let admitted = 0;
  const over = new AbortController();
  const { port } = new URL(place.ready.url);

  const lead = async (
    hostSeat: string,
    atDoor: Set<string>,
    asked: Map<string, number>,
    share: number,
  ) => {
    // Teachers do not press all at the same instant.
    await pause(share * LOOK_MS);
    while (!over.signal.aborted) {
      await pause(LOOK_MS);
      const seatIds = [...atDoor];
      if (seatIds.length === 0) continue;
      atDoor.clear();
      for (const seatId of seatIds) asked.set(seatId, performance.now());
      await teacher.caller
        .call(admit, { params: { seatId: hostSeat }, body: { seatIds } })
        .catch((error: unknown) => {
          note(error);
          // They stand there still: the teacher presses again.
          for (const seatId of seatIds) atDoor.add(seatId);
        });
    }
  };

  const start = performance.now();
  const hosts: Promise<void>[] = [];
  const pupils = lessons.flatMap(({ hostSeat, secrets }, index) => {
    const source = openSource(Number(port), index);
    const atDoor = new Set<string>();
    const asked = new Map<string, number>();
    hosts.push(lead(hostSeat, atDoor, asked, index / lessons.length));
    const coming = secrets.map(async (secret, place) => {
      // Classes are mixed: the n-th of each comes at about the same time.
      const rank = place * lessons.length + index;
      await pause((rank / PUPILS) * BELL_MS);
      await comeIn(Number(port), source, secret, {
        took: (ms) => answers.push(ms),
        atDoor: (seatId) => atDoor.add(seatId),
        admitted: (seatId) => told.push(performance.now() - (asked.get(seatId) ?? 0)),
      });
      admitted += 1;
    });
    return [Promise.all(coming.map((one) => one.catch(note))).then(source.close)];
  });
  await Promise.all(pupils);
  over.abort();
  await Promise.all(hosts);

  const seconds = (performance.now() - start) / 1000;
  const cpu = {
    server: cpuSeconds(server) - begun.server,
    database: treeCpuSeconds(database) - begun.database,
  };
  const each = (used: number) => ((used * 1000) / PUPILS).toFixed(2);
  tell(
    figure('rush.admitted', '', [admitted], `of ${PUPILS}, in ${seconds.toFixed(1)} s; goal 60`),
  );
  const failures = [...errors].map(([message, count]) => `${count} × ${message}`).join('; ');
  const failed = [...errors.values()].reduce((sum, count) => sum + count, 0);
  tell(figure('rush.errors', '', [failed], failures || 'goal 0'));
  const calls = 'link, knock, stream, class, gate';
  tell(figure('rush.p95_ms', 'ms', answers, `p95 of all answers (${calls}); goal 250`));
  tell(figure('rush.told_ms', 'ms', told, 'from the host’s press to the pupil’s page'));
  const parts = `server ${each(cpu.server)} ms, PostgreSQL ${each(cpu.database)} ms`;
  const work = ((cpu.server + cpu.database) * 1000) / PUPILS;
  tell(figure('rush.cpu_ms_per_pupil', 'ms', [work], parts));
};
