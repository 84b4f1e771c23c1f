import type { Logger } from 'pino';
import type { Config } from '../../platform/server/config.ts';
import { Problem } from '../../platform/contract/problems.ts';
import { endStreams, openStreamCount, type Topic } from '../../platform/server/events/index.ts';
import { limitLines } from '../../platform/server/limits/index.ts';
import { createMetrics } from '../../platform/server/telemetry/index.ts';
import { openIdentity, openProviders, openOperators } from '../../identity/server/index.ts';
import {
  endLesson,
  listBarredSeats,
  listHeldSeats,
  listOpenWhereSuspended,
  remakeLesson,
} from '../../meeting/server/index.ts';
import { closeDoor } from '../../entry/server/index.ts';
import { openMedia, watchBreakouts, type BreakoutLine } from '../../live/server/index.ts';
import { moveRollCall } from '../../attendance/server/index.ts';
import { streamsExit, takeOut, type Exit } from './exits.ts';
import { openFoundation } from './foundation.ts';
import { seatFinder } from './gatekeeper.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** Ends well when the lesson was over already. */
const unlessOver = (ending: Promise<unknown>) =>
  ending.catch((error: unknown) => {
    if (!(error instanceof Problem && error.code === 'meeting.over')) throw error;
  });

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
  const mayAsk = limitLines(config.trustedProxy);
  const media = stack.use(openMedia({ ...core, seatActor: findSeat, mayAsk, count }));
  const exits: readonly Exit[] = [
    { what: 'media', leave: (seatId) => void media.cut(seatId) },
    streamsExit,
  ];
  const breakoutLine: BreakoutLine = {
    moved: (moves, emptied) => void media.move(moves, emptied),
    permissions: (seatId) => void media.permissions(seatId),
  };
  stack.use(watchBreakouts(core, breakoutLine));
  metrics.gauge('preau_media_lines_open', 'Signalling lines open', media.openLines);

  /** Ends a lesson: its door, its streams, its room. */
  const end = (meeting: MeetingId) =>
    endLesson(core, meeting, { ended: closeDoor }, () => void media.endRoom(meeting));
  /** For those who may act no more: requests are refused by themselves, streams and lessons end here. */
  const sweepBarred = async () => {
    await identity.revokeBarred();
    // One that its host ends at the same moment is over all the same.
    for (const meeting of await listOpenWhereSuspended(core.db)) await unlessOver(end(meeting));
    for (const { id } of await listBarredSeats(core.db, now())) foundation.end(`seat:${id}`);
  };

  return {
    core,
    metrics,
    identity,
    providers,
    operators,
    findSeat,
    media,
    breakoutLine,
    /** Somebody may act no more: their sessions, streams and media end, on every server. */
    bar: async (who: { schoolId: string; personId: string }) => {
      await identity.revokeSessions(who);
      for (const { id } of await listHeldSeats(core.db, who)) foundation.end(`seat:${id}`);
    },
    sweepBarred,
    /** The host has suspended a school: its lessons end, and all that its people hold open anywhere. */
    barSchool: async (schoolId: string) => {
      await sweepBarred();
      for (const { id } of await listHeldSeats(core.db, { schoolId })) foundation.end(`seat:${id}`);
    },
    /** Ends a seat's media line and streams, on every server. */
    closeLines: (seatId: string) => foundation.end(`seat:${seatId}`),
    end,
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
