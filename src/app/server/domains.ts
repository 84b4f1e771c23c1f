import type { Logger } from 'pino';
import type { Config } from '../../platform/server/config.ts';
import { endStreams, openStreamCount, type Topic } from '../../platform/server/events/index.ts';
import { createMetrics } from '../../platform/server/telemetry/index.ts';
import { openIdentity, openProviders, openOperators } from '../../identity/server/index.ts';
import {
  endLesson,
  listBarredSeats,
  listHeldSeats,
  remakeLesson,
} from '../../meeting/server/index.ts';
import { closeDoor } from '../../entry/server/index.ts';
import { openMedia } from '../../live/server/index.ts';
import { moveRollCall } from '../../attendance/server/index.ts';
import { streamsExit, takeOut, type Exit } from './exits.ts';
import { openFoundation } from './foundation.ts';
import { seatFinder } from './gatekeeper.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** Opens the domains that hold something open, and wires the ports that they declare. */
export function openDomains(config: Config, log: Logger, now: () => Date) {
  const stack = new AsyncDisposableStack();
  const onEnd = (topic: Topic) => {
    const [kind, id = ''] = topic.split(':');
    if (kind === 'session') {
      endStreams(topic);
      void media.cutSession(id);
      return;
    }
    takeOut(exits, id, (what, err) => log.error({ err, action: what }, 'an exit failed'));
  };
  const foundation = stack.use(openFoundation(config, log, { now, onEnd }));
  const { core, pool } = foundation;
  const metrics = createMetrics({ pool, openStreams: openStreamCount });
  const identity = openIdentity(core, {
    onSessionsEnded: (ids) => ids.forEach((id) => foundation.end(`session:${id}`)),
  });
  const providers = openProviders(core, identity);
  const operators = openOperators(core);
  const findSeat = seatFinder(core.db, identity.accountActor, now);
  const count = metrics.counter('preau_media_gate_total', 'Answers of the media gate', 'outcome');
  const media = stack.use(openMedia({ ...core, seatActor: findSeat, count }));
  const exits: readonly Exit[] = [
    { what: 'media', leave: (seatId) => void media.cut(seatId) },
    streamsExit,
  ];
  metrics.gauge('preau_media_lines_open', 'Signalling lines open', media.openLines);

  return {
    core,
    metrics,
    identity,
    providers,
    operators,
    findSeat,
    media,
    /** Somebody may act no more: their sessions, streams and media end, on every server. */
    bar: async (who: { schoolId: string; personId: string }) => {
      await identity.revokeSessions(who);
      for (const { id } of await listHeldSeats(core.db, who)) foundation.end(`seat:${id}`);
    },
    /** The same for those whose time is over: requests are refused by themselves, streams are not. */
    sweepBarred: async () => {
      await identity.revokeBarred();
      for (const { id } of await listBarredSeats(core.db, now())) foundation.end(`seat:${id}`);
    },
    /** Ends a seat's media line and streams, on every server. */
    closeLines: (seatId: string) => foundation.end(`seat:${seatId}`),
    /** Ends a lesson: its door, its streams, its room. */
    end: (meeting: MeetingId) =>
      endLesson(core, meeting, { ended: closeDoor }, () => void media.endRoom(meeting)),
    /** Ends a disturbed lesson and makes it anew. */
    remake: (host: MeetingId & { seatId: string }) =>
      remakeLesson(
        core,
        host,
        { ended: closeDoor, remade: moveRollCall },
        () => void media.endRoom(host),
      ),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

export type Domains = ReturnType<typeof openDomains>;
