import type { Actors, SeatActor } from '../../access/contract/actors.ts';
import type { SeatSubject } from '../../access/contract/subjects.ts';
import { can } from '../../access/contract/abilities.ts';
import { Problem } from '../../platform/contract/problems.ts';
import { sendEvents, type Topic } from '../../platform/server/events/index.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { meetingSubject } from '../../meeting/server/index.ts';
import * as routes from '../contract/routes.ts';
import { claimLink } from './claim.ts';
import type { EntryCore } from './core.ts';
import { answerDevice } from './devices.ts';
import { inDoorLine } from './door-line.ts';
import { knockAtDoor, leaveSeat } from './door.ts';
import { renewLinks } from './links.ts';
import { giveMark } from './mark.ts';
import { readEntrySeat } from './seat-view.store.ts';

/** The seat that a route's path names is the caller's own: it was checked against the session. */
export const ownSeat = ({ actor }: { actor: SeatActor }): SeatSubject => ({
  schoolId: actor.schoolId,
  meetingId: actor.meetingId,
  seatId: actor.seatId,
});

/** What ends a seat's streams: the seat itself, and the session behind it. */
export const seatTopics = (actor: SeatActor): Topic[] => [
  `seat:${actor.seatId}`,
  ...(actor.sessionId === null ? [] : [`session:${actor.sessionId}` as const]),
];

const lastAtTheDoor = new Set(['lobby.admitted', 'lobby.excluded', 'lobby.moved', 'lobby.closed']);

export function mountEntry(mount: Mount<Actors>, core: EntryCore, again: Again): void {
  const view = async (seat: { schoolId: string; seatId: string }) => {
    const found = await readEntrySeat(core.db, seat);
    if (!found) throw new Problem('not_found');
    return found;
  };

  mount(routes.claimLink, {
    subject: () => ({}),
    handle: async ({ body, request, reply }) =>
      view(
        await inDoorLine(() => claimLink(core, body.secret, giveMark(core.config, request, reply))),
      ),
  });
  mount(routes.readSeat, { subject: ownSeat, handle: ({ subject }) => view(subject) });
  mount(routes.knock, {
    subject: ownSeat,
    handle: async ({ actor, subject }) => {
      await inDoorLine(() => knockAtDoor(core, actor));
      return view(subject);
    },
  });
  mount(routes.leave, { subject: ownSeat, handle: ({ actor }) => leaveSeat(core, actor) });
  mount(routes.watchLobby, {
    subject: ownSeat,
    handle: ({ actor, subject, query, request, reply }) =>
      sendEvents(request, reply, core.hub, {
        stream: actor.seatId,
        after: query.after,
        topics: seatTopics(actor),
        sees: ({ audience }) => can(actor, 'event.see', { audience }),
        ends: ({ type }) => lastAtTheDoor.has(type),
        allowed: async () => {
          const now = await again(request, actor.seatId);
          return now !== null && can(now, 'lobby.watch', subject);
        },
      }),
  });
  mount(routes.answerDevice, {
    subject: ownSeat,
    handle: ({ actor, params, body }) => answerDevice(core, actor, params.requestId, body.accepted),
  });
  mount(routes.renewLinks, {
    subject: meetingSubject(core),
    handle: async ({ subject: meeting, body }) => ({
      links: await renewLinks(core, meeting, body.personIds),
    }),
  });
}

/** Finds a seat's actor anew, to ask whether a right still holds. */
export type Again = (
  request: { headers: { cookie?: string | undefined } },
  seatId: string,
) => Promise<SeatActor | null>;
