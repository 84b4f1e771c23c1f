import { can } from '../../../access/contract/abilities.ts';
import type { SeatActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import { listRequests } from '../../../entry/server/index.ts';
import { compareNames } from '../../../school/contract/names.ts';
import type { Classroom } from '../../contract/routes.ts';
import { readClassDoor } from '../../../entry/server/index.ts';
import { listHands } from '../hands/hands.store.ts';
import { listClassSeats, listMissing, readLesson } from './class.store.ts';
import { lookAtDoor } from './knocking.ts';

/**
 * The class as a seat may see it, at one event number: everything later comes by events from `after`.
 * Who knocks and who is missing is read for hosts only.
 */
export async function readClassroom(core: Core, actor: SeatActor): Promise<Classroom> {
  return core.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const lesson = await readLesson(trx, actor);
      if (!lesson) throw new Problem('not_found');
      const isHost = can(actor, 'event.see', { audience: 'hosts' });
      const seats = await listClassSeats(trx, actor.meetingId, null, isHost);
      const { speech, help, floor } = await listHands(trx, actor);
      const missing = isHost ? await listMissing(trx, actor) : [];
      return {
        after: lesson.last_number,
        me: {
          seatId: actor.seatId,
          role: actor.role,
          denied: [...actor.denied],
          rights: actor.rights,
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
        calm: actor.calm,
        // A call for help is silent: others do not know of it.
        hands: { speech, help: isHost ? help : help.filter((one) => one === actor.seatId) },
        floor,
        seats: seats.sort((a, b) => compareNames(a.name, b.name)),
        knocking: isHost ? await lookAtDoor(trx, actor.meetingId, null) : [],
        door: isHost ? await readClassDoor(trx, actor) : null,
        missing: missing.sort((a, b) => compareNames(a.name, b.name)),
        devices: isHost ? await listRequests(trx, actor.meetingId, null) : [],
        mediaPath: `/media/${actor.seatId}`,
      };
    });
}
