import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../../platform/server/config.ts';
import { endStreams, openStreamCount, type Topic } from '../../platform/server/events/index.ts';
import { createHttp } from '../../platform/server/http/server.ts';
import { createMount } from '../../platform/server/http/mount.ts';
import { declareProblems } from '../../platform/server/http/problems.ts';
import { registerLimits } from '../../platform/server/limits/index.ts';
import { registerOpenApi } from '../../platform/server/openapi/index.ts';
import { createMetrics, registerMetrics, registerRequestLog } from '../../platform/server/telemetry/index.ts';
import type { Actors } from '../../access/contract/actors.ts';
import { mountSchool } from '../../school/server/index.ts';
import { mountIdentity, openIdentity } from '../../identity/server/index.ts';
import { meetingProblems } from '../../meeting/contract/problems.ts';
import { endForgotten, endLesson, mountMeeting } from '../../meeting/server/index.ts';
import { entryProblems } from '../../entry/contract/problems.ts';
import { closeDoor, mountEntry, type EntryCore } from '../../entry/server/index.ts';
import { mountClass, openMedia } from '../../live/server/index.ts';
import { openFoundation } from './foundation.ts';
import { createGatekeeper, seatFinder } from './gatekeeper.ts';
import { openHealth } from './health.ts';
import { registerPages } from './pages.ts';
import { every } from './every.ts';
import { version } from './version.ts';

export type App = Awaited<ReturnType<typeof openApp>>;

/** How often lessons left open are looked for, and receipts of the engine thrown away. */
const housekeepingMs = 60_000;

/**
 * Composes the server: what domains need of each other meets here and nowhere else.
 * It does not listen yet. Disposed in the reverse order of opening.
 */
export async function openApp(config: Config, log: Logger, now: () => Date = () => new Date()) {
  const stack = new AsyncDisposableStack();
  const onEnd = (topic: Topic) => {
    endStreams(topic);
    const [kind, id = ''] = topic.split(':');
    void (kind === 'seat' ? media.cut(id) : media.cutSession(id));
  };
  const foundation = stack.use(openFoundation(config, log, { now, onEnd }));
  const { core, pool } = foundation;
  const metrics = createMetrics({ pool, openStreams: openStreamCount });
  const identity = openIdentity(core, {
    onSessionsEnded: (ids) => ids.forEach((id) => foundation.end(`session:${id}`)),
  });
  const findSeat = seatFinder(core.db, identity.accountActor);
  const count = metrics.counter('preau_media_gate_total', 'Answers of the media gate', 'outcome');
  const media = stack.use(openMedia({ ...core, seatActor: findSeat, count }));
  metrics.gauge('preau_media_lines_open', 'Signalling lines open', media.openLines);
  const closeLines = (seatId: string) => foundation.end(`seat:${seatId}`);
  const entry: EntryCore = { ...core, closeLines };
  const end = (meeting: { schoolId: string; meetingId: string }) =>
    endLesson(core, meeting, { ended: closeDoor }, () => void media.endRoom(meeting));

  const http: FastifyInstance = await createHttp(config, log);
  stack.defer(() => http.close());
  declareProblems(meetingProblems);
  declareProblems(entryProblems);
  const { mount, mounted } = createMount<Actors>(
    http,
    createGatekeeper(identity.accountActor, findSeat),
  );
  registerRequestLog(http, metrics.observe);
  registerMetrics(http, metrics, config);
  registerLimits(http, {
    mounted,
    unknownSecret: ['entry.link_unknown'],
    onRefusal: metrics.counter('preau_limits_total', 'Requests refused by a limit', 'budget'),
  });
  registerOpenApi(http, { mounted, version });
  openHealth(http, mount, { core, media });
  mountSchool(mount, core);
  mountIdentity(mount, { core, identity });
  mountMeeting(mount, core, { end });
  mountEntry(mount, entry, findSeat);
  mountClass(mount, core, { again: findSeat, cut: (seatId) => void media.cut(seatId), end });
  media.mount(mount);
  media.attach(http);
  await registerPages(http, mount, config);

  stack.use(
    every(housekeepingMs, async () => {
      await endForgotten(core, end);
      await media.dropOldReceipts();
    }, log),
  );
  return { core, identity, media, http, mounted, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

