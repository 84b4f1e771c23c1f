import { can } from '../../../access/contract/abilities.ts';
import type { SeatActor } from '../../../access/contract/actors.ts';
import { hasRight } from '../../../access/contract/rights.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import { listRequests } from '../../../entry/server/index.ts';
import { compareNames } from '../../../school/contract/names.ts';
import type { Classroom } from '../../contract/routes.ts';
import { readClassDoor } from '../../../entry/server/index.ts';
import { listHands } from '../hands/hands.store.ts';
import { seenBy } from '../breakouts/seen.ts';
import { readSet } from '../breakouts/set.store.ts';
import { readTools } from '../tools/tools.store.ts';
import { listClassSeats, listMissing, readLesson, readRights } from './class.store.ts';
import { lookAtDoor } from './knocking.ts';

/**
 * The class as a seat may see it, at one event number: everything later comes by events from `after`.
 * Who knocks and who is missing is read for hosts only; who may not see the list sees those who lead, and
 * themselves.
 */
export async function readClassroom(core: Core, actor: SeatActor): Promise<Classroom> {
  return core.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const lesson = await readLesson(trx, actor);
      // Read here and not before: a change in between would be told by no event after this number.
      const standing = await readRights(trx, actor);
      if (!lesson || !standing) throw new Problem('not_found');
      const seesList = hasRight({ ...actor, ...standing }, 'seeList');
      const isHost = can(actor, 'event.see', { audience: 'hosts' });
      const all = await listClassSeats(trx, actor.meetingId, null, isHost);
      const seats = all.filter(
        ({ seatId, role }) => seesList || role === 'host' || seatId === actor.seatId,
      );
      const known = new Set(seats.map(({ seatId }) => seatId));
      const { speech, help, floor } = await listHands(trx, actor);
      const { timer, pick, spotlight } = await readTools(trx, actor);
      const missing = isHost ? await listMissing(trx, actor) : [];
      return {
        after: lesson.last_number,
        me: {
          seatId: actor.seatId,
          role: actor.role,
          denied: [...actor.denied],
          rights: standing.rights,
          address: actor.role === 'pupil' ? lesson.pupil_address : 'vous',
        },
        meeting: {
          meetingId: actor.meetingId,
          title: lesson.title,
          group: lesson.group,
          startsAt: lesson.starts_at.toISOString(),
          endsAt: lesson.ends_at.toISOString(),
          timeZone: lesson.time_zone,
        },
        calm: standing.calm,
        exam: standing.exam,
        // A call for help is silent, and so is every hand where the list is: others do not know of it.
        hands: {
          speech: seesList ? speech : speech.filter((one) => one === actor.seatId),
          help: isHost ? help : help.filter((one) => one === actor.seatId),
        },
        floor,
        now: core.now().toISOString(),
        timer,
        pick: isHost || pick?.shown ? pick : null,
        spotlight,
        seats: seats.sort((a, b) => compareNames(a.name, b.name)),
        knocking: isHost ? await lookAtDoor(trx, actor.meetingId, null) : [],
        door: isHost ? await readClassDoor(trx, actor) : null,
        missing: missing.sort((a, b) => compareNames(a.name, b.name)),
        devices: isHost ? await listRequests(trx, actor.meetingId, null) : [],
        breakouts: seenBy(await readSet(trx, actor.meetingId, core.now()), {
          seatId: actor.seatId,
          isHost,
          knows: (seatId) => known.has(seatId),
        }),
        mediaPath: `/media/${actor.seatId}`,
      };
    });
}
