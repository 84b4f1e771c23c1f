import { can } from '../../../access/contract/abilities.ts';
import type { Actors, SeatActor } from '../../../access/contract/actors.ts';
import type { Core } from '../../../platform/server/core.ts';
import { sendEvents, type ReadyEvent } from '../../../platform/server/events/index.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import {
  meetingEnded,
  seatLeft,
  seatRemoved,
  seatReturned,
} from '../../../meeting/contract/events.ts';
import {
  correctGuestName,
  excludeSeat,
  ownSeat,
  returnSeat,
  seatTopics,
  type Again,
} from '../../../entry/server/index.ts';
import * as rightsRoutes from '../../contract/rights-routes.ts';
import * as routes from '../../contract/routes.ts';
import * as turnRoutes from '../../contract/turn-routes.ts';
import { findMeetingSubject } from '../../../meeting/server/index.ts';
import { findAdmission, listHostSeats } from './class.store.ts';
import { admitSeats, refuseSeats } from './door.ts';
import { openListView } from './list-view.ts';
import { presentClassEvents } from './presenters.ts';
import { propose, setCalmOn, setExamOn, setRights, type RightsLine } from './rights.ts';
import { readClassroom } from './snapshot.ts';
import type { Say } from '../tools/react.ts';
import { mountTools } from '../tools/routes.ts';
import { mountHands } from '../hands/routes.ts';
import { readNextLesson, turnPage } from './turn.ts';

/** What the class page's routes need of others; `app/` wires it. */
export type ClassPort = {
  again: Again;
  closeLines: (seatId: string) => void;
  permissions: RightsLine['permissions'];
  /** Closes what these people have open, all but the hosts' when none is named. */
  quiet: (
    of: { meetingId: string; schoolId: string; seatIds: string[] | null },
    source: 'microphone' | 'camera' | 'screen',
  ) => Promise<void>;
  /** Says to everybody in the lesson's media room what need not last. */
  say: Say;
  end: (meeting: { schoolId: string; meetingId: string }) => Promise<unknown>;
  /** Answers the host's seat in the lesson that takes this one's place. */
  remake: (host: SeatActor) => Promise<string>;
  /** Everybody is out of a lesson's media room, which is no more. */
  closeRoom: (meeting: { schoolId: string; meetingId: string }) => void;
};

/** Does this event end the stream of this seat? It is still told, so that the page knows why. */
const endsFor = (actor: SeatActor) => (event: ReadyEvent) =>
  event.type === meetingEnded.type ||
  (goings.has(event.type) && event.data.seatId === actor.seatId);
const goings = new Set<string>([seatRemoved.type, seatLeft.type, seatReturned.type]);

/** The seat that a host acts upon. */
const named = ({ actor, body }: { actor: SeatActor; body: { seatId: string } }) => ({
  schoolId: actor.schoolId,
  meetingId: actor.meetingId,
  seatId: body.seatId,
});

export function mountClass(mount: Mount<Actors>, core: Core, port: ClassPort): void {
  presentClassEvents(core);
  const ways = { ...core, closeLines: port.closeLines };

  mount(routes.readClassroom, {
    subject: ownSeat,
    handle: ({ actor }) => readClassroom(core, actor),
  });
  mount(routes.watchClass, {
    subject: ownSeat,
    handle: async ({ actor, subject, query, request, reply }) => {
      // Who came and went before is not told to who was not there.
      const admission = (await findAdmission(core.db, actor)) ?? 1;
      const view = openListView(actor, await listHostSeats(core.db, actor));
      sendEvents(request, reply, core.hub, {
        stream: actor.meetingId,
        after: Math.max(query.after, admission - 1),
        topics: seatTopics(actor),
        // Asked of every event, also of one for others: it may change what may be seen after it.
        sees: (event) => view.sees(event) && can(actor, 'event.see', { audience: event.audience }),
        words: view.words,
        ends: endsFor(actor),
        allowed: async () => {
          const now = await port.again(request, actor.seatId);
          return now !== null && can(now, 'class.watch', subject);
        },
      });
    },
  });
  mount(routes.admit, {
    subject: ownSeat,
    handle: async ({ actor, body }) => ({ admitted: await admitSeats(core, actor, body.seatIds) }),
  });
  mount(routes.refuse, {
    subject: ownSeat,
    handle: async ({ actor, body }) => ({ refused: await refuseSeats(core, actor, body.seatIds) }),
  });
  mount(routes.sendBack, {
    subject: named,
    handle: ({ actor, subject }) => returnSeat(ways, actor, subject.seatId),
  });
  mount(routes.remove, {
    subject: named,
    handle: ({ actor, body }) => excludeSeat(ways, actor, body),
  });
  mount(routes.renameGuest, {
    subject: named,
    handle: ({ actor, body }) => correctGuestName(ways, actor, body),
  });
  mount(rightsRoutes.setRights, {
    subject: ownSeat,
    handle: ({ actor, body }) => setRights(core, actor, body, port),
  });
  mount(rightsRoutes.setCalm, {
    subject: ownSeat,
    handle: ({ actor, body }) => setCalmOn(core, actor, body.on, port),
  });
  mount(rightsRoutes.setExam, {
    subject: ownSeat,
    handle: ({ actor, body }) => setExamOn(core, actor, body.on, port),
  });
  mount(rightsRoutes.quiet, {
    subject: ownSeat,
    handle: ({ actor, body }) =>
      port.quiet(
        { meetingId: actor.meetingId, schoolId: actor.schoolId, seatIds: body.seatIds },
        body.source,
      ),
  });
  mount(rightsRoutes.propose, {
    subject: ({ actor, body }) => ({
      schoolId: actor.schoolId,
      meetingId: actor.meetingId,
      seatId: body.seatId,
    }),
    handle: ({ actor, body }) => propose(core, actor, body, port),
  });
  mountHands(mount, core, port);
  mountTools(mount, core, port.say);
  mount(routes.endClass, {
    subject: ownSeat,
    handle: async ({ subject }) => {
      await port.end(subject);
    },
  });
  mount(routes.remakeClass, {
    subject: ownSeat,
    handle: async ({ actor }) => ({ seatId: await port.remake(actor) }),
  });
  mount(turnRoutes.readNext, {
    subject: ownSeat,
    handle: async ({ actor }) => ({ next: await readNextLesson(core, actor) }),
  });
  mount(turnRoutes.turnPage, {
    // A lesson that is not there is nobody's.
    subject: async ({ actor, body }) => {
      const next = await findMeetingSubject(core.db, actor.schoolId, body.meetingId);
      return { ...actor, nextHostIds: next?.hostIds ?? [] };
    },
    handle: async ({ actor, body }) => ({
      seatId: await turnPage(core, actor, body.meetingId, port.closeRoom),
    }),
  });
}
