import type { MediaSource, SeatActor } from '../../access/contract/actors.ts';
import type { Db } from '../../platform/server/db.ts';
import { gathered } from '../../platform/server/gathered.ts';
import { isActive } from '../../school/server/index.ts';
import { classRights, rightColumns, rightsFrom, schoolRights } from './rights.store.ts';
import { mayHold } from './seats.store.ts';
import './tables.ts';

/** What proves that a request holds a seat: a session's account, or the hash of the browser's mark. */
export type Holder = {
  accountId: string | null;
  sessionId: string | null;
  markHash: string | null;
};

/**
 * Finds the seat as its holder, and nobody else, may act for it: asked by every request and every stream of a
 * class, so those who ask at the same time are read together.
 * The school is found from the seat here, as it is from the session elsewhere. A seat is nobody's while
 * its person is suspended or outside their time, or its school is suspended, and a host's while they do not
 * lead the lesson.
 */
export function openSeatActors(
  db: Db,
  now: () => Date,
): (seatId: string, holder: Holder) => Promise<SeatActor | null> {
  const find = gathered(async (seatIds) => {
    const rows = await readSeats(db, seatIds, now());
    return new Map(rows.map((row) => [row.id, row]));
  });
  return async (seatId, holder) => {
    const row = await find(seatId);
    return row && actorOf(row, holder);
  };
}

const readSeats = (db: Db, seatIds: readonly string[], now: Date) =>
  db
    .selectFrom('seats as s')
    .innerJoin('meetings as m', 'm.id', 's.meeting_id')
    .innerJoin('schools as o', 'o.id', 's.school_id')
    .leftJoin('people as p', 'p.id', 's.person_id')
    .select(['s.id', 's.meeting_id', 's.person_id', 's.school_id', 's.role', 's.state'])
    .select(['s.denied', 's.account_id', 's.mark_hash', 'm.state as meeting_state'])
    .select('o.signed_at')
    .select(rightColumns)
    .select(classRights)
    .select(schoolRights)
    .where('s.id', 'in', seatIds)
    .where('o.suspended_at', 'is', null)
    // A guest is in no register: the teacher's invitation, or their yes at the door, is what they have.
    .where(({ eb, or }) => or([eb('s.guest_id', 'is not', null), isActive('p', now)]))
    .where(mayHold)
    .execute();

type Row = Awaited<ReturnType<typeof readSeats>>[number];

function actorOf(row: Row, holder: Holder): SeatActor | null {
  const byAccount = row.account_id !== null && row.account_id === holder.accountId;
  const byMark = row.mark_hash !== null && row.mark_hash === holder.markHash;
  if (!byAccount && !byMark) return null;
  return {
    kind: 'seat',
    seatId: row.id,
    meetingId: row.meeting_id,
    personId: row.person_id,
    schoolId: row.school_id,
    role: row.role,
    state: row.state,
    meetingState: row.meeting_state,
    denied: row.denied as MediaSource[],
    ...rightsFrom(row),
    signed: row.signed_at !== null,
    sessionId: byAccount ? holder.sessionId : null,
  };
}
